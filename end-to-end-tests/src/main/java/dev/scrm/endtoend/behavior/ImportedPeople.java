package dev.scrm.endtoend.behavior;

import dev.scrm.endtoend.imports.ImportFile;
import java.util.HashMap;
import java.util.Map;

/** Those of the file that the bench of imports writes. */
record ImportedPeople(int count) implements BenchPeople {
    @Override
    public String identity(int person) {
        return "{\"type\":\"phone\",\"value\":\"%d\"}".formatted(ImportFile.phone(person));
    }

    /** They were born in the fifty years from 1950 on. */
    @Override
    public Map<String, Object> everyTenth(int number) {
        return field(
                "fields.birthday", Map.of("from", newYear(1950 + 5 * number), "before", newYear(1955 + 5 * number)));
    }

    @Override
    public Map<String, Object> named(int number) {
        return field(
                "fields.fullname", Map.of("contains", ImportFile.name(number).substring(0, 1)));
    }

    @Override
    public Map<String, Object> everybody() {
        return field("fields.city", Map.of("oneOf", ImportFile.cities()));
    }

    private static String newYear(int year) {
        return "%d-01-01T00:00:00+08:00".formatted(year);
    }

    private static Map<String, Object> field(String name, Map<String, Object> test) {
        var field = new HashMap<>(test);
        field.put("name", name);
        return Map.of("field", field);
    }
}
