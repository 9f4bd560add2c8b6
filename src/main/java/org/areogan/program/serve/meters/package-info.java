/**
 * What the server measures of itself, for Prometheus.
 *
 * <p>The door is {@link org.areogan.program.serve.meters.ServerMeters}.
 */
@NullMarked
package org.areogan.program.serve.meters;

import org.jspecify.annotations.NullMarked;
