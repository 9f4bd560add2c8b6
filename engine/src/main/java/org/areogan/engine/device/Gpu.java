package org.areogan.engine.device;

/**
 * An NVIDIA GPU as {@code nvidia-smi} describes it.
 *
 * @param major first number of the compute capability, e.g. 8 of 8.6
 * @param minor second number of the compute capability
 */
public record Gpu(String name, int major, int minor) {
    /** For example {@code 8.6}. */
    public String capability() {
        return major + "." + minor;
    }

    /** Whether the compute capability is this or a higher one. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public String toString() {
        return name + ", compute capability " + capability();
    }
}
