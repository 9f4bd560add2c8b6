package org.areogan.spark.store;

import java.io.Serializable;

/**
 * A file that may hold frames.
 *
 * @param path with its scheme
 * @param name its path from the folder that all inputs have in common, without the file's ending; slashes between folders
 * @param state size and time in milliseconds; tells whether it has changed without reading it
 */
public record InputFile(String path, String name, String state) implements Serializable {}
