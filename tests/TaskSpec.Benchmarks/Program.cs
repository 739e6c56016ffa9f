using System.Globalization;
using TaskSpec.Catalogs;
using TaskSpec.Testing.Catalogs;

// 'catalog FAMILIES TASKS FILE' writes a synthetic catalog, to time the command line on; anything else goes to the benchmarks.
if (args is ["catalog", var families, var tasks, var file])
{
    var catalog = SyntheticCatalog.Of(
        int.Parse(families, CultureInfo.InvariantCulture),
        int.Parse(tasks, CultureInfo.InvariantCulture)
    );
    File.WriteAllText(file, CatalogJson.Write(catalog));
    return;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
