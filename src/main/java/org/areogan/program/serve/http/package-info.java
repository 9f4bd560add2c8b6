/**
 * What every interface of the server shares: Javalin with its limits, bodies that are counted as they come, errors as
 * JSON, the token, headers that keep browsers careful.
 *
 * <p>The door is {@link org.areogan.program.serve.http.WebServer}.
 */
@NullMarked
package org.areogan.program.serve.http;

import org.jspecify.annotations.NullMarked;
