namespace Tour;

/// <summary>Common English words of six to nine letters, none of which has another anagram among English words.</summary>
internal static class Words
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<string> All { get; } =
        """
            autumn avenue bakery balcony bamboo banana barrel basket battery beaver beetle belief bicycle biscuit blanket
            blossom border bottle bottom bracket branch breakfast brother bucket budget buffalo bullet bundle butcher
            button cabbage cabinet cactus camera canvas cement century channel charcoal cherry chicken chimney chocolate
            church coconut coffee collar college column comfort compass concert copper corner cottage cotton council
            country couple cousin cricket crystal culture cupboard cushion custom damage daughter debate decade defence
            degree device diamond doctor dollar dolphin donkey double dragon driver effort elephant emerald engine
            entrance envelope exhaust expert export fabric factory family fashion fiction flavour flight fortune fossil
            fountain freedom frontier funnel furniture galaxy garage garlic gesture goggles gravity grocery guitar habitat
            hammer handle harbour hazard health heaven helmet herring highway history horizon hospital humour hunter
            husband iceberg income infant injury island jacket journal journey jungle junior justice kernel kettle
            keyboard kingdom kitten knight knowledge lagoon language lantern laptop laundry lawyer lecture liberty library
            lightning liquid lizard luggage machine magazine magnet mammal manager market meadow medicine member memory
            mercury million mirror mixture monkey morning mother muscle museum mushroom mystery napkin needle nephew
            network notebook number object obstacle officer opinion orchard orphan package paddle palace panther partner
            passage peanut pencil penguin people pepper perfume pharmacy picnic pillow planner platform pocket poison
            police potato prairie problem product puppet purpose pyramid quality quarter question rabbit railway rainbow
            republic rocket rubber sailor sandwich satellite scandal science scissors shadow shelter sheriff shoulder
            skeleton spinach spirit squirrel station stomach subject suburb summer surgeon sweater swimming symbol thunder
            ticket tobacco tomato tongue tractor traffic trumpet tunnel turkey turtle twelve uniform universe vacuum
            valley vehicle velvet victory village violin volcano voltage voyage wallet walnut warrior wedding whisper
            whistle window winner wizard workshop writer yellow zipper
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
