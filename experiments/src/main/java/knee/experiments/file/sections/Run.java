package knee.experiments.file.sections;

import knee.models.assembly.RunLength;

/** How long, how often and with which seed. */
public record Run(RunLength length, Effort effort, long seed) {}
