package dev.scrm.contact.imports;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the columns of a file say, and for whom they count. Columns that are not named are passed over.
 *
 * @param columns at least one of an identity, in the order in which they are to find people
 * @param tagIds tags of the corp's own that everybody in the file gets, so that they can be found again as a list
 */
public record Mapping(List<Column> columns, Mode mode, List<String> tagIds) {
    /** Of whom a file tells something. */
    public enum Mode {
        CREATE_AND_UPDATE,
        /** Rows of people who are known are rejected. */
        CREATE,
        /** Rows of people who are not known are rejected. */
        UPDATE
    }

    /** @param index from 0 */
    public record Column(int index, Target target) {
        public Column {
            requireNonNull(target, "target");
        }
    }

    /** Without tags. */
    public Mapping(List<Column> columns, Mode mode) {
        this(columns, mode, List.of());
    }

    public Mapping {
        columns = List.copyOf(columns);
        requireNonNull(mode, "mode");
        tagIds = List.copyOf(tagIds);
    }
}
