namespace TaskSpec.Catalogs;

/// <summary>Names of classes as people read them.</summary>
public static class ClassName
{
    /// <summary>The own name of a class, as it stands in code: without the number of its type parameters, and the file that it is local to.</summary>
    /// <param name="type">Its full metadata name.</param>
    public static string Of(string type)
    {
        var name = type.Substring(type.LastIndexOf('+') + 1).Split('`', '@')[0];
        return name.Substring(name.LastIndexOf('.') + 1);
    }
}
