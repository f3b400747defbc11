package dev.scrm.contact.sealing;

/** Which key of ids the database was made with. */
public interface KeptIdKey {
    /**
     * Keeps the mark of the key where none is kept yet, and fails when that of another one is: nobody would be found by what they
     * are known under, and everybody be made once more.
     *
     * @param mark the same for one key, and nothing from which the key follows
     */
    void require(String mark);
}
