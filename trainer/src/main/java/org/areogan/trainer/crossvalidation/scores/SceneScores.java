package org.areogan.trainer.crossvalidation.scores;

import org.areogan.terrain.score.PixelTally;

/**
 * What a model made of the held-out frames of a scene. Frames that show the rare class are counted apart, so that they can
 * be given the weight that they have elsewhere.
 *
 * @param scene its name; where frames have no scenes, a part of them drawn by chance
 * @param rareFrames how many frames show the rare class
 * @param otherFrames how many do not
 * @param rare pixels of the first
 * @param other pixels of the second
 */
public record SceneScores(String scene, int rareFrames, int otherFrames, PixelTally rare, PixelTally other) {}
