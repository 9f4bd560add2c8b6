package org.areogan.trainer.report.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.areogan.files.AtomicFile;

/**
 * A page of facts, tables and pictures that needs no other file.
 *
 * @param kind of page, in small letters above the title
 * @param title at its head
 * @param status in a word, beside the title
 * @param notes sentences below the title
 * @param facts large, below the notes
 * @param sections the rest
 */
public record StaticPage(
        String kind, String title, String status, List<String> notes, List<Fact> facts, List<Section> sections) {
    public StaticPage {
        notes = List.copyOf(notes);
        facts = List.copyOf(facts);
        sections = List.copyOf(sections);
    }

    /** A value and what it is. */
    public record Fact(String name, String value) {}

    /** A part with a title. */
    public record Section(
            String title,
            List<Table> tables,
            List<Picture> pictures,
            List<LineChart> charts,
            List<ScatterChart> scatters) {
        public Section {
            tables = List.copyOf(tables);
            pictures = List.copyOf(pictures);
            charts = List.copyOf(charts);
            scatters = List.copyOf(scatters);
        }

        /** Without dots. */
        public Section(String title, List<Table> tables, List<Picture> pictures, List<LineChart> charts) {
            this(title, tables, pictures, charts, List.of());
        }

        /** Without charts. */
        public Section(String title, List<Table> tables, List<Picture> pictures) {
            this(title, tables, pictures, List.of());
        }
    }

    /**
     * @param caption above it
     * @param header names of the columns
     * @param rows cell by cell; the first cell names the row
     */
    public record Table(String caption, List<String> header, List<List<String>> rows) {
        public Table {
            header = List.copyOf(header);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * @param caption of it
     * @param base64 the bytes of a PNG as text
     */
    public record Picture(String caption, String base64) {
        /** Of the bytes of a PNG. */
        public static Picture of(String caption, byte[] png) {
            return new Picture(caption, Base64.getEncoder().encodeToString(png));
        }

        /** Of a file, which is copied into the page. */
        public static Picture of(String caption, Path png) {
            try {
                return of(caption, Files.readAllBytes(png));
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot read " + png, failure);
            }
        }
    }

    /** @throws org.areogan.files.UserException if the file cannot be written */
    public void write(Path file) {
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(null, ContentType.Html, StaticPage.class.getClassLoader())
                .render("page.jte", this, html);
        AtomicFile.writeString(file, html.toString());
    }
}
