package dev.scrm.contact.imports.files;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import dev.scrm.contact.imports.ImportRefused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks through an XLSX before it is read: a small file may hold a very large one, and the library makes room for whatever a file
 * says of itself. It is unpacked and parsed by what the library uses itself, so that both see the same.
 */
final class MeasureXlsx {
    private static final long UNPACKED_AT_MOST = 2L << 30;
    /** What is no sheet is held in memory. */
    private static final long TEXTS_AT_MOST = 64L << 20;

    private static final int MOST_PARTS = 1_000;
    private static final String TYPES = "[Content_Types].xml";
    private static final String SHEETS = "xl/worksheets/";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    private final Path file;
    private final XMLInputFactory xml = new InputFactoryImpl();
    private long unpacked;

    MeasureXlsx(Path file) {
        this.file = file;
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    void measure() throws IOException {
        requireFewParts();
        try (var zip = ZipFile.builder().setFile(file.toFile()).get()) {
            var parts = Collections.list(zip.getEntries());
            var others = othersThanSheets(zip, parts);
            unpacked = 0;
            for (var part : parts) {
                var name = plain(part.getName());
                boolean sheet = name.startsWith(SHEETS) && !name.endsWith(".rels") && !others.contains(name);
                try (var in = new Measured(zip.getInputStream(part), sheet ? UNPACKED_AT_MOST : TEXTS_AT_MOST)) {
                    look(in);
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        }
    }

    /** The JDK counts them without an object for each. */
    private void requireFewParts() throws IOException {
        try (var zip = new java.util.zip.ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw ImportRefused.tooLarge("parts of an XLSX", MOST_PARTS);
            }
        }
    }

    /** Names say little of what a part is; the file says it in a part of its own. */
    private Set<String> othersThanSheets(ZipFile zip, List<ZipArchiveEntry> parts) throws IOException {
        Set<String> others = new HashSet<>();
        for (var part : parts) {
            if (part.getName().equalsIgnoreCase(TYPES)) {
                try (var in = new Measured(zip.getInputStream(part), TEXTS_AT_MOST)) {
                    collectOthers(in, others);
                }
            }
        }
        return others;
    }

    private void collectOthers(InputStream in, Set<String> others) {
        try {
            var reader = xml.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Override")
                        && !SHEET.equals(reader.getAttributeValue(null, "ContentType"))) {
                    var name = reader.getAttributeValue(null, "PartName");
                    others.add(plain(name == null ? "" : name));
                }
            }
        } catch (XMLStreamException _) {
            // The library gets no further either.
        }
    }

    private static String plain(String name) {
        return (name.startsWith("/") ? name.substring(1) : name).toLowerCase(Locale.ROOT);
    }

    /** Any part may be named as the sheet. Where one is no XML any more, the library gets no further either. */
    private void look(InputStream in) {
        var cells = new MeasureCells();
        try {
            var reader = xml.createXMLStreamReader(in);
            while (reader.hasNext()) {
                reader.next();
                cells.take(reader);
            }
        } catch (XMLStreamException _) {
            // What is left is counted all the same.
        }
    }

    /** What entries say of their size is not believed. */
    private final class Measured extends FilterInputStream {
        private final long most;
        private long part;

        Measured(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int more) {
            part += more;
            unpacked += more;
            if (unpacked > UNPACKED_AT_MOST) {
                throw ImportRefused.tooLarge("bytes when it is unpacked", UNPACKED_AT_MOST);
            }
            if (part > most) {
                throw ImportRefused.tooLarge("bytes of texts, which a CSV may have,", most);
            }
        }
    }
}
