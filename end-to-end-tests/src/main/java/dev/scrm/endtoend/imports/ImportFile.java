package dev.scrm.endtoend.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CSV of people with phone, e-mail, birthday, city, stage and consent, as large as one likes, and its upload. */
final class ImportFile {
    private static final String BOUNDARY = "endOfAPartOfTheForm";
    private static final String[] CITIES = {"上海", "北京", "广州", "深圳", "杭州", "成都"};
    private static final String[] STAGES = {"新客", "意向", "成交"};
    private static final int DAYS = 28;
    private static final long FIRST_PHONE = 13_000_000_000L;

    private ImportFile() {}

    /** As the form of a page sends it, so that the file need not be in memory. */
    static void write(Path form, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(form)) {
            out.write("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n"
                    .formatted(BOUNDARY));
            out.write("手机号,邮箱,生日,城市,阶段,同意短信营销\n");
            for (int i = 0; i < rows; i++) {
                out.write("%d,person%d@example.com,19%02d-%02d-%02d,%s,%s,%s\n"
                        .formatted(
                                FIRST_PHONE + i,
                                i,
                                50 + i % 50,
                                1 + i % 12,
                                1 + i % DAYS,
                                CITIES[i % CITIES.length],
                                STAGES[i % STAGES.length],
                                i % 3 == 0 ? "否" : "是"));
            }
            out.write("\r\n--%s--\r\n".formatted(BOUNDARY));
        }
    }

    static JsonNode upload(String url, String token, Path form) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/contact-imports"))
                    .timeout(Duration.ofMinutes(15))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                    .POST(BodyPublishers.ofFile(form))
                    .build();
            var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (answer.statusCode() != 201) {
                throw new IllegalStateException("Expected the file to be taken but got " + answer.body());
            }
            return JsonMapper.shared().readTree(answer.body());
        }
    }
}
