namespace Tour;

/// <summary>A Python interpreter: any right program will do, and a wrong one gives nothing.</summary>
[Tool("python", Input = Requirement.AnyCorrect, SecondsPerCall = 1)]
public sealed class Python : Tool;

/// <summary>A shell in the sandbox.</summary>
[Tool("bash", Input = Requirement.AnyCorrect, SecondsPerCall = 1)]
public sealed class Bash : Tool;

/// <summary>An SQLite database in the sandbox.</summary>
[Tool("sqlite", Input = Requirement.AnyCorrect, SecondsPerCall = 1)]
public sealed class Sqlite : Tool;
