package dev.scrm.gateway.corps.mongo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Prepared answers as a list: keys of buttons may hold what names of fields may not. */
final class CardAnswers {
    private CardAnswers() {}

    static List<Document> write(Map<String, String> answers) {
        return answers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(answer -> new Document("button", answer.getKey()).append("replaceName", answer.getValue()))
                .toList();
    }

    static Map<String, String> read(List<Document> answers) {
        Map<String, String> all = new HashMap<>();
        answers.forEach(answer -> all.put(answer.getString("button"), answer.getString("replaceName")));
        return all;
    }
}
