package org.areogan.program.serve.http;

/** A request that cannot be answered as its sender wished. The message goes to the sender. */
public final class Problem extends RuntimeException {
    /** Of requests whose body was not read, since others fill the memory for bodies. */
    static final String BODIES_FULL = "bodies_full";

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    public Problem(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public Problem(int status, String code, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    static Problem outOfMemory(OutOfMemoryError cause) {
        return new Problem(
                503, "out_of_memory", "the server has no memory for this request now; try again later", cause);
    }

    /** Of HTTP, 400 to 599. */
    public int status() {
        return status;
    }

    /** For programs: lower case words joined by an underscore. */
    public String code() {
        return code;
    }
}
