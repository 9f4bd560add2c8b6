package org.areogan.trainer.bench;

/** What a benchmark times. */
public enum BenchWork {
    /** A step of the game: both players move. */
    GAME,
    /** A step of the generator alone, trained as a plain U-Net. */
    UNET,
    /** A forward pass of the generator, as it segments. */
    FORWARD
}
