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
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CSV of people with name, phone, e-mail, birthday, city, stage and consent, as large as one likes, and its upload. */
public final class ImportFile {
    private static final String BOUNDARY = "endOfAPartOfTheForm";
    private static final String[] CITIES = {"上海", "北京", "广州", "深圳", "杭州", "成都"};
    private static final String SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞鑫波斌宇浩凯健俊帆雪琳婷欣";
    private static final String[] STAGES = {"新客", "意向", "成交"};
    private static final int DAYS = 28;
    private static final long FIRST_PHONE = 13_000_000_000L;

    private ImportFile() {}

    /** As the form of a page sends it, so that the file need not be in memory. */
    static void write(Path form, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(form)) {
            out.write("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n"
                    .formatted(BOUNDARY));
            out.write("姓名,手机号,邮箱,生日,城市,阶段,同意短信营销\n");
            for (int i = 0; i < rows; i++) {
                out.write("%s,%d,person%d@example.com,19%02d-%02d-%02d,%s,%s,%s\n"
                        .formatted(
                                name(i),
                                phone(i),
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

    public static long phone(int person) {
        return FIRST_PHONE + person;
    }

    public static List<String> cities() {
        return List.of(CITIES);
    }

    /** Two in three have three characters, as people have. */
    public static String name(int person) {
        int given = person / SURNAMES.length();
        var first = GIVEN.substring(given % GIVEN.length(), given % GIVEN.length() + 1);
        int next = given / GIVEN.length() % GIVEN.length();
        var second = person % 3 == 0 ? "" : GIVEN.substring(next, next + 1);
        return SURNAMES.charAt(person % SURNAMES.length()) + first + second;
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
