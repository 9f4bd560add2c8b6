/**
 * The Open Inference Protocol, version 2 over REST with the extension for binary tensors, so that clients of Triton and
 * KServe can talk to the server.
 *
 * <p>The door is {@link org.areogan.program.serve.v2.InferenceRoutes}.
 */
@NullMarked
package org.areogan.program.serve.v2;

import org.jspecify.annotations.NullMarked;
