package dev.scrm.endtoend.behavior;

import java.util.List;
import java.util.Map;

/** Those whom WeCom told of. */
record BornPeople(int count) implements BenchPeople {
    @Override
    public String identity(int person) {
        return "{\"type\":\"external-user-id\",\"value\":\"%s\"}".formatted(BenchContacts.externalUserId(person));
    }

    @Override
    public Map<String, Object> everyTenth(int number) {
        return Map.of("field", Map.of("name", "liveCode", "oneOf", List.of("code-" + number)));
    }

    @Override
    public Map<String, Object> named(int number) {
        return Map.of("field", Map.of("name", "externalUserId", "contains", "%02d".formatted(7 * number)));
    }

    @Override
    public Map<String, Object> everybody() {
        return Map.of("followers", Map.of("anyOf", List.of("lin.wei")));
    }
}
