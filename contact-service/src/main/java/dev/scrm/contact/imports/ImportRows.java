package dev.scrm.contact.imports;

import java.util.List;
import java.util.Optional;

/** The rows of imports, block by block, and what is done with them. */
public interface ImportRows {
    /** Keeps a block of rows; the same once more changes nothing. */
    void keep(String corpId, String importId, int block, List<Row> rows);

    /** Empty when there is no such block. */
    List<Row> block(String corpId, String importId, int block);

    /** Writes down what is to be done; answers what somebody has written down of the same rows before, if somebody has. */
    Journal writeDown(String corpId, String importId, Journal journal);

    Optional<Journal> journal(String corpId, String importId, Position at);

    /** The last one before a position. */
    Optional<Journal> journalBefore(String corpId, String importId, Position position);

    /** What is wrong with rows, of a dry run or of what was carried out; in the order of the file. */
    List<RowError> errors(String corpId, String importId, boolean dryRun, int block);

    /** What a dry run found. */
    void keepFound(String corpId, String importId, Position at, List<RowError> errors);

    void forgetFound(String corpId, String importId);

    void keepKept(String corpId, String importId, Position at, List<Kept> kept);

    List<Kept> kept(String corpId, String importId, int block);

    /** Everything of an import. */
    void forget(String corpId, String importId);

    /** Everything of imports of all corps with lesser ids: of uploads that broke off nothing else tells. */
    void forgetBefore(String importId);
}
