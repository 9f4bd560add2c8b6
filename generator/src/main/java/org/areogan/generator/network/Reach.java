package org.areogan.generator.network;

import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;

/** How far a U-Net sees, counted in pixels of each level, from the logits back to the frame. */
final class Reach {
    private Reach() {}

    /** At most. */
    static int of(UNet.Options options) {
        int own = ofOneStage(options);
        return options.stages() == 1 ? own : 2 * own + FirstStage.TIDYING_REACH;
    }

    /**
     * At most; every way from the logits to the frame is as long as that through the bottleneck or shorter, since gates let the
     * way through lower levels in where the skip begins.
     */
    private static int ofOneStage(UNet.Options options) {
        int side = options.kernel() / 2;
        int block = options.block().reach(options.kernel());
        int levels = options.filters().size();
        int reach = 0;
        for (int level = 0; level < levels; level++) {
            int raised =
                    reach + block + options.skip().reach(options.blocks()) + (options.up() == Up.UPSAMPLE ? side : 0);
            reach = raised / 2 + 1;
        }
        reach += options.bridge().reach(options.blocks());
        for (int level = 0; level < levels; level++) {
            reach = 2 * reach + 1 + (options.down() == Down.STRIDED ? side : 0) + block;
        }
        return reach;
    }
}
