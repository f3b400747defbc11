package dev.scrm.contact.imports;

import dev.scrm.platform.events.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes a file: all its rows are kept before anybody is told that it is there. */
public final class UploadImport {
    private static final int ROWS_OF_A_BLOCK = 500;
    /** Of a block: it becomes a document, and is held in memory. */
    private static final int CHARACTERS_OF_A_BLOCK = 1_000_000;

    private static final int MOST_ROWS = 2_000_000;
    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 4_000;
    private static final int LONGEST_NAME = 200;

    private final Sheets sheets;
    private final ImportRows rows;
    private final Imports imports;
    private final Clock clock;
    private final RandomGenerator random;
    private final KeptSum most;

    /** @param most of a corp's that is kept at the same time */
    UploadImport(Sheets sheets, ImportRows rows, Imports imports, Clock clock, RandomGenerator random, KeptSum most) {
        this.sheets = sheets;
        this.rows = rows;
        this.imports = imports;
        this.clock = clock;
        this.random = random;
        this.most = most;
    }

    /** @param name what the file was called */
    public ContactImport upload(String corpId, String name, Path file, String by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = Ids.uuid7(now, random).toString().replace("-", "");
        var kept = imports.kept(corpId);
        most.requireRoomFor(kept.withAnother(1));
        var blocks = new Blocks(corpId, id, kept);
        try {
            sheets.read(file, blocks);
            var job = ContactImport.of(corpId, id, blocks.end(name), by, now);
            imports.add(job);
            // Others may have been uploaded at the same time.
            most.requireRoomFor(imports.kept(corpId));
            return job;
        } catch (ImportRefused refused) {
            rows.forget(corpId, id);
            imports.remove(corpId, id);
            throw refused;
        }
    }

    /** Gathers rows to blocks. */
    private final class Blocks implements Sheets.Taker {
        private final String corpId;
        private final String id;
        private final KeptSum kept;
        private final List<Row> waiting = new ArrayList<>();
        private List<String> header = List.of();
        private Sheets.@Nullable Form form;
        private int characters;
        private int count;
        private int blocks;

        Blocks(String corpId, String id, KeptSum kept) {
            this.corpId = corpId;
            this.id = id;
            this.kept = kept;
        }

        @Override
        public void header(Sheets.Form read, List<String> cells) {
            form = read;
            int columns = cells.size();
            while (columns > 0 && cells.get(columns - 1).isBlank()) {
                columns--;
            }
            if (columns > MOST_COLUMNS) {
                throw ImportRefused.tooLarge("columns", MOST_COLUMNS);
            }
            header = cells.subList(0, columns).stream().map(String::strip).toList();
            header.forEach(name -> checkLength(name, 1));
        }

        @Override
        public void row(int number, List<String> cells) {
            if (cells.stream().allMatch(String::isBlank)) {
                return;
            }
            if (cells.stream().skip(header.size()).anyMatch(cell -> !cell.isBlank())) {
                throw ImportRefused.unreadableRow(number, "no more cells than the header has");
            }
            if (++count > MOST_ROWS) {
                throw ImportRefused.tooLarge("rows", MOST_ROWS);
            }
            most.requireRoomFor(kept.withAnother(count));
            var known = cells.stream().limit(header.size()).toList();
            known.forEach(cell -> checkLength(cell, number));
            characters += known.stream().mapToInt(String::length).sum();
            waiting.add(new Row(number, known));
            if (waiting.size() == ROWS_OF_A_BLOCK || characters >= CHARACTERS_OF_A_BLOCK) {
                flush();
            }
        }

        ContactImport.SourceFile end(String name) {
            if (!waiting.isEmpty()) {
                flush();
            }
            if (count == 0 || form == null) {
                throw ImportRefused.empty();
            }
            var shown = name.substring(0, Math.min(name.length(), LONGEST_NAME));
            return new ContactImport.SourceFile(shown, form, header, count, blocks);
        }

        private void flush() {
            rows.keep(corpId, id, blocks++, waiting);
            waiting.clear();
            characters = 0;
        }

        private static void checkLength(String cell, int number) {
            if (cell.length() > LONGEST_CELL) {
                throw ImportRefused.unreadableRow(number, "at most %d characters in a cell".formatted(LONGEST_CELL));
            }
        }
    }
}
