package org.areogan.engine;

/** The layers that networks are made of, in NHWC, from operations whose gradients are known to be right. */
public final class Layers {
    private Layers() {}
}
