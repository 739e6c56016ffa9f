namespace Tour;

/// <summary>A loop that feeds a hash its own output.</summary>
[Skill("write a loop that hashes")]
public sealed class HashLoop : Skill;

/// <summary>Copying 64 characters without a slip.</summary>
[Skill("copy a long string")]
public sealed class CopyDigest : Skill;

/// <summary>The carry, and its counterpart, the borrow.</summary>
[Skill("carry in column arithmetic")]
public sealed class Carry : Skill;

/// <summary>Single-digit products.</summary>
[Skill("multiplication table")]
public sealed class TimesTable : Skill;

/// <summary>Lengths of months, and which years are leap years.</summary>
[Skill("count days of the calendar")]
public sealed class CalendarDays : Skill;

/// <summary>Spelling: which letters a word is made of.</summary>
[Skill("see the letters of a word")]
public sealed class Letters : Skill;

/// <summary>Rows, columns, groups and sums.</summary>
[Skill("query a table")]
public sealed class Tables : Skill;

/// <summary>Moving terms from one side of an equation to the other.</summary>
[Skill("solve a linear equation")]
public sealed class LinearEquations : Skill;
