namespace TaskSpec.Rules;

/// <summary>A sandbox starts an image that names no version, and so may be another one tomorrow.</summary>
internal static class TSK5008UnpinnedImage
{
    private const string Latest = "latest";

    // Other kinds may name images in another way, without tags.
    private static readonly string[] Kinds = ["docker", "podman", "containerd", "k8s", "kubernetes"];

    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        if (facts.Family.Sandbox is not { Image: { } image } sandbox)
            yield break;
        if (!Kinds.Contains(sandbox.Kind, StringComparer.OrdinalIgnoreCase) || image.Contains('@'))
            yield break;
        var tag = TagOf(image);
        if (tag is not (null or Latest))
            yield break;
        var why = tag is null
            ? $"The image {image} has no tag, which means {Latest}"
            : $"The image {image} is whatever is newest";
        yield return facts.Finding(
            RuleBook.UnpinnedImage,
            facts.At("Sandbox") with
            {
                Parameter = "Image",
            },
            $"{why}: the harness of {facts.Family.Id} changes when somebody pushes another, and scores before and after are not one series."
                + $" Name a version ({Bare(image)}:1.2.3), or a digest ({Bare(image)}@sha256:…)."
        ) with
        {
            Cause = "unpinned image",
            Remedy = "name a version of the image",
        };
    }

    // A colon before the last slash is that of a registry's port.
    private static string? TagOf(string image)
    {
        var colon = image.IndexOf(':', image.LastIndexOf('/') + 1);
        return colon < 0 || colon == image.Length - 1 ? null : image.Substring(colon + 1);
    }

    private static string Bare(string image)
    {
        var colon = image.IndexOf(':', image.LastIndexOf('/') + 1);
        return colon < 0 ? image : image.Substring(0, colon);
    }
}
