package org.areogan.trainer.configuration.yaml;

import org.areogan.trainer.configuration.RunConfiguration;

/**
 * A configuration and the text that a run keeps it as, for people and for resuming.
 *
 * @param yaml every key; comments are kept
 */
public record SavedConfiguration(RunConfiguration configuration, String yaml) {
    /**
     * @param origin where the text comes from, for messages
     * @throws org.areogan.files.UserException naming the origin, the key, the value and what is allowed
     */
    public static SavedConfiguration parse(String yaml, String origin) {
        return new SavedConfiguration(ConfigurationReader.parse(yaml, origin), yaml);
    }
}
