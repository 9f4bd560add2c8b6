package org.areogan.trainer.configuration.yaml;

import org.areogan.trainer.configuration.RunConfiguration;

/**
 * A configuration and where it began.
 *
 * @param preset its name
 * @param defaults the preset as it is
 * @param configuration the preset with all that was laid over it
 */
public record ResolvedConfiguration(String preset, RunConfiguration defaults, RunConfiguration configuration) {
    /** All keys as YAML; lines that differ from the preset say what it has. Reads back to an equal configuration. */
    public String yaml() {
        return "# preset " + preset + "\n" + ConfigurationFormat.header()
                + ConfigurationYaml.write(configuration, defaults);
    }

    /** With its text, as a run keeps it. */
    public SavedConfiguration saved() {
        return new SavedConfiguration(configuration, yaml());
    }
}
