namespace TaskSpec.Scaling.Horizons;

/// <summary>A cell of a block.</summary>
/// <param name="Task">The place of its task in the block.</param>
/// <param name="Cell">Its runs.</param>
/// <param name="Curve">The number of its log-likelihood; negative where it is held out.</param>
internal readonly record struct BlockCell(int Task, EffectCell Cell, int Curve);

/// <summary>An agent's cells in a block.</summary>
internal sealed record BlockAgent(int Agent, BlockCell[] Cells);
