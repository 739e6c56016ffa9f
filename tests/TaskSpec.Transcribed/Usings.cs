global using TaskSpec;
