package org.areogan.program.serve.v1;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.areogan.program.serve.http.Problem;

/** The web page's files. */
final class Page {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.([a-z]+)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** Only a plain name of a known kind is looked up, so that no other file of the class path can be asked for. */
    void send(Context context, String name) {
        String type = NAME.matcher(name).matches() ? TYPES.get(name.substring(name.lastIndexOf('.') + 1)) : null;
        Optional<byte[]> file = type == null ? Optional.empty() : Resources.read("page/" + name);
        context.contentType(String.valueOf(type))
                .result(file.orElseThrow(() -> new Problem(404, "not_found", "there is no such file")));
    }
}
