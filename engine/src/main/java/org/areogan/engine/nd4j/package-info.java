/**
 * The reference engine, on ND4J. It is used through the interfaces of {@code org.areogan.engine} alone.
 *
 * <p>The door is {@link org.areogan.engine.nd4j.Nd4jProvider}, which {@link org.areogan.engine.Engines} finds by itself.
 */
@NullMarked
package org.areogan.engine.nd4j;

import org.jspecify.annotations.NullMarked;
