package org.areogan.synth.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.synth.spool.ExportNames;
import org.areogan.synth.spool.JsonLines;
import org.areogan.synth.spool.SpoolFolder;
import org.areogan.synth.spool.SpoolTrouble;

/**
 * Puts the files of an export in their place all together: they are written inside the spool's folder, then it is noted
 * that all are there, then each is renamed. An interruption before the note begins anew, one after it goes on.
 */
final class Publication {
    private final SpoolFolder folder;
    private final String request;

    /** What is being put in its place. */
    record Note(String request, List<String> names) {
        Note {
            names = List.copyOf(names);
        }
    }

    /** What writes the files. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path staging);
    }

    /** @param request told in the message if another one was interrupted here */
    Publication(SpoolFolder folder, String request) {
        this.folder = folder;
        this.request = request;
    }

    /** @throws UserException if something cannot be written; nothing is in its place then */
    void run(Content content) {
        if (!Files.exists(folder.publication())) {
            stage(content);
        }
        Note note = read();
        if (!note.request().equals(request)) {
            throw new UserException(folder.directory() + " was interrupted while it was written as " + note.request()
                    + ", and is now asked for as " + request
                    + "; ask for the same as then, or name another folder with -o");
        }
        note.names().forEach(this::publish);
    }

    private void stage(Content content) {
        SpoolFolder.delete(folder.staging());
        try {
            content.writeTo(folder.staging());
            Note note = new Note(request, names());
            AtomicFile.write(folder.publication(), out -> out.write(JsonLines.line(note)));
        } catch (RuntimeException | Error failure) {
            try {
                SpoolFolder.delete(folder.staging());
            } catch (UserException left) {
                failure.addSuppressed(left);
            }
            throw failure;
        }
    }

    /** The manifest last: where it is, the export is finished. */
    private List<String> names() {
        try (Stream<Path> files = Files.list(folder.staging())) {
            List<String> names = new ArrayList<>(
                    files.map(file -> file.getFileName().toString()).toList());
            names.sort(Comparator.<String, Boolean>comparing(ExportNames.MANIFEST::equals)
                    .thenComparing(Comparator.naturalOrder()));
            return names;
        } catch (IOException failure) {
            throw SpoolTrouble.damaged(folder.staging(), "cannot be listed (" + failure + ")", failure);
        }
    }

    private Note read() {
        try {
            return JsonLines.MAPPER.readValue(Files.readAllBytes(folder.publication()), Note.class);
        } catch (IOException | IllegalArgumentException failure) {
            throw SpoolTrouble.damaged(folder.publication(), "is damaged", failure);
        }
    }

    private void publish(String name) {
        Path from = folder.staging().resolve(name);
        Path to = folder.directory().resolve(name);
        if (!Files.exists(from) && Files.exists(to)) {
            return;
        }
        try {
            Files.move(from, to);
        } catch (FileAlreadyExistsException inTheWay) {
            throw new UserException(
                    to + " is in the way of the export; move it away and run the same command again", inTheWay);
        } catch (IOException failure) {
            throw SpoolTrouble.unwritable(to, failure);
        }
    }
}
