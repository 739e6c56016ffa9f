using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A declaration names a file that is not there, or two that could be meant.</summary>
internal static class TSK1008MissingFile
{
    private const int MostNamed = 5;

    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        facts.Family.MissingFiles.Select(missing => Of(facts, missing));

    private static Finding Of(FamilyFacts facts, MissingFile missing)
    {
        var isTasks = missing.Attribute == "TasksFile";
        var file = Text.File(missing.File);
        var names = $"{facts.Family.Id} has its {(isTasks ? "tasks" : "samples")} in \"{file}\"";
        var candidates = missing.Candidates.Take(MostNamed).Select(Text.File).ToArray();
        var (says, remedy) = (candidates.Length, isTasks) switch
        {
            (1, _) => ($"but the file is {candidates[0]}, and case counts", $"Write \"{candidates[0]}\""),
            (> 1, _) => (
                $"which could be {string.Join(" or ", candidates)}, so that none is read",
                $"Write the path from the project's folder, such as \"{candidates[0]}\""
            ),
            (_, true) => (
                "but the compiler was given no such file, so that they are missing here",
                $"Correct the name, or add the file: one in the project's folder is found by itself where its name ends with .tasks.jsonl, and another by <AdditionalFiles Include=\"{file}\" />"
            ),
            _ => (
                "but no such file is copied beside the assembly, where a run looks for it",
                $"Correct the name, or add the file: a .jsonl in the project's folder is copied by itself, and another by <None Update=\"{file}\" CopyToOutputDirectory=\"PreserveNewest\" />"
            ),
        };
        return facts.Finding(
            RuleBook.MissingFile,
            facts.At(missing.Attribute) with
            {
                Parameter = "File",
            },
            $"{names}, {says}. {remedy}."
        ) with
        {
            Cause = "missing file",
            Remedy = candidates.Length > 0 ? remedy : "add the file, or correct its name",
        };
    }
}
