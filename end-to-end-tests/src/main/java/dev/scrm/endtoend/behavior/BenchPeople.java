package dev.scrm.endtoend.behavior;

import java.util.Map;

/** Of whom a source tells, by numbers, and what is known of them that segments ask for. */
sealed interface BenchPeople permits BornPeople, ImportedPeople {
    int count();

    /** What a source calls the person, as JSON. */
    String identity(int person);

    /** A condition on something known that one in ten meets, for each of the numbers under ten. */
    Map<String, Object> everyTenth(int number);

    /** A condition on a part of a name, for each of the numbers under ten. */
    Map<String, Object> named(int number);

    /** A condition that everybody meets. */
    Map<String, Object> everybody();
}
