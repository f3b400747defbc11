package dev.scrm.quickstart.demo;

import dev.scrm.platform.events.Ids;
import dev.scrm.quickstart.demo.WecomWorld.Scan;
import dev.scrm.quickstart.suite.SuiteEnvironment;
import dev.scrm.simulator.DemoCorp;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A day in the shop: 200 people scan the poster to warm up, then 200 more; five write, two of those in distress. */
final class Story {
    /** Before anything is timed: the programs have just started, and their first hundred customers see them compile. */
    private static final int WARM_UP = 200;

    private static final int SCANS = 200;
    private static final int SCANS_PER_SECOND = 20;
    private static final String POSTER = "poster-17";
    private static final String TAG = "etEXgold";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, String> STAFF = Map.of("lin.wei", "林薇", "chen.bo", "陈波", "zhao.min", "赵敏");
    private static final List<String> FAMILY_NAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴");
    private static final List<String> COMPLAINTS = List.of("面膜过敏了", "脸上过敏，再不处理我就投诉");
    private static final List<String> QUESTIONS = List.of("请问什么时候发货？", "这款精华孕妇能用吗？", "可以开发票吗？");

    private final WecomWorld wecom;
    private final JsonClient contacts;
    private final JsonClient tickets;
    private final Figures figures;
    private final Steps steps;
    private final PrintStream out;
    private final String corp;
    private final Instant start;

    Story(SuiteEnvironment environment, PrintStream out) {
        var token = environment.get("ADMIN_TOKEN");
        this.wecom = new WecomWorld(JsonClient.open(environment.get("SIMULATOR_URL")));
        this.contacts = JsonClient.withToken(environment.get("CONTACT_URL"), token);
        this.tickets = JsonClient.withToken(environment.get("TICKET_URL"), token);
        this.corp = environment.get("CORP_ID");
        this.start = wecom.now();
        this.figures = new Figures(JsonClient.withToken(environment.get("ANALYTICS_URL"), token), start);
        this.steps = new Steps(out);
        this.out = out;
    }

    void play() {
        steps.step("live code %s tags with %s; %d on duty".formatted(POSTER, TAG, STAFF.size()), this::seed);
        var before = figures.now();
        var first =
                steps.step("%d people scan the code first, to warm up".formatted(WARM_UP), () -> scanAndWait(WARM_UP));
        steps.detail("callback to welcome call: " + first.inWords());
        var scans =
                steps.step(SCANS + " people scan the code, " + SCANS_PER_SECOND + " a second", () -> scanAll(SCANS));
        var welcome = steps.step("each got one welcome message", () -> welcomeTimes(scans));
        steps.detail("callback to welcome call: " + welcome.inWords());
        steps.step("each is a contact with a name and the tag", () -> awaitContacts(scans));

        var writers = scans.subList(0, COMPLAINTS.size() + QUESTIONS.size());
        var writing = wecom.now();
        var opened =
                steps.step("%d write; a ticket each, all assigned".formatted(writers.size()), () -> complain(writers));
        opened.forEach(ticket -> steps.detail("%s → %s%s"
                .formatted(
                        ticket.get("number").asString(),
                        ticket.get("staffId").asString(),
                        ticket.get("redAlert").asBoolean() ? "   RED ALERT " + ticket.get("alertWords") : "")));
        steps.step(COMPLAINTS.size() + " of them with a red alert", () -> checkAlerts(opened));
        steps.step("those responsible were told in WeCom", () -> awaitNotices(opened, writing));
        steps.step("their manager was told of each red alert", () -> awaitAlarms(opened, writing));
        steps.step("an answer stops the clock", () -> answer(writers.getFirst(), opened.getFirst()));

        var changes = Map.of(
                "contactsAdded",
                (long) WARM_UP + SCANS,
                "welcomesSent",
                (long) WARM_UP + SCANS,
                "ticketsOpened",
                (long) writers.size(),
                "redAlerts",
                (long) COMPLAINTS.size(),
                "firstResponses",
                1L);
        steps.step("the figures changed by exactly that", () -> {
            figures.awaitChange(before, changes);
            return true;
        });
        opened.forEach(ticket -> tickets.post(
                "/api/v1/tickets/%s/close".formatted(ticket.get("id").asString()), Map.of()));
        out.printf(
                "RESULT demo=main-flow scans=%d welcome_p50_ms=%.1f welcome_p99_ms=%.1f welcome_max_ms=%.1f first_p99_ms=%.1f tickets=%d red_alerts=%d%n",
                SCANS,
                welcome.at(50),
                welcome.at(99),
                welcome.highest(),
                first.at(99),
                opened.size(),
                COMPLAINTS.size());
    }

    private boolean seed() {
        contacts.putAny("/api/v1/live-codes/" + POSTER, Map.of("name", "海报 17", "tagIds", List.of(TAG)));
        STAFF.forEach((userId, name) -> tickets.put("/api/v1/staff/" + userId, Map.of("name", name, "onDuty", true)));
        return true;
    }

    /** At an even pace, however long each takes: people do not wait for each other. */
    private List<Scan> scanAll(int count) {
        try (var pace = Executors.newScheduledThreadPool(4)) {
            var staff = STAFF.keySet().stream().sorted().toList();
            var scans = IntStream.range(0, count)
                    .mapToObj(number -> pace.schedule(
                            () -> wecom.scan(POSTER, staff.get(number % staff.size()), name(number)),
                            number * 1000L / SCANS_PER_SECOND,
                            TimeUnit.MILLISECONDS))
                    .toList();
            return scans.stream().map(Story::result).toList();
        }
    }

    private Percentiles scanAndWait(int count) {
        return welcomeTimes(scanAll(count));
    }

    private static Scan result(Future<Scan> scan) {
        try {
            return scan.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("Interrupted while scanning");
        } catch (ExecutionException e) {
            throw new DemoFailedException("Expected the scan to succeed but " + e.getMessage());
        }
    }

    private static String name(int number) {
        return FAMILY_NAMES.get(number % FAMILY_NAMES.size()) + "女士" + (number + 1);
    }

    /** From the moment the callback left WeCom to the moment the welcome call reached it. */
    private Percentiles welcomeTimes(List<Scan> scans) {
        var calls = Steps.await(
                "%d welcome calls".formatted(scans.size()),
                PATIENCE,
                () -> Optional.of(welcomeCalls())
                        .filter(found -> scans.stream().allMatch(scan -> found.containsKey(scan.welcomeCode()))));
        var left = wecom.deliveredAt(start);
        var times = new ArrayList<Double>();
        for (var scan : scans) {
            var found = calls.getOrDefault(scan.welcomeCode(), List.of());
            if (found.size() != 1) {
                throw new DemoFailedException(
                        "Expected one welcome call for %s but there were %d".formatted(scan.name(), found.size()));
            }
            var callback = Optional.ofNullable(left.get(scan.deliveryId()))
                    .orElseThrow(() -> new DemoFailedException("Expected a callback for " + scan.name()));
            times.add(WecomWorld.millisBetween(callback, found.getFirst()));
        }
        return Percentiles.of(times);
    }

    private Map<String, List<Instant>> welcomeCalls() {
        var calls = new HashMap<String, List<Instant>>();
        for (var call : wecom.accepted("externalcontact/send_welcome_msg", start)) {
            calls.computeIfAbsent(call.get("body").path("welcome_code").asString(), _ -> new ArrayList<>())
                    .add(Instant.parse(call.get("time").asString()));
        }
        return calls;
    }

    private boolean awaitContacts(List<Scan> scans) {
        for (var scan : scans) {
            Steps.await(
                    "%s to be a contact tagged with %s".formatted(scan.name(), TAG),
                    PATIENCE,
                    () -> contact(scan)
                            .filter(contact -> contact.path("name").asString("").equals(scan.name()))
                            .filter(contact -> contact.path("tagIds")
                                    .valueStream()
                                    .anyMatch(tag -> tag.asString().equals(TAG))));
        }
        return true;
    }

    private Optional<JsonNode> contact(Scan scan) {
        return contacts.find("/api/v1/contacts/" + contactId(scan));
    }

    private String contactId(Scan scan) {
        return Ids.contact(corp, scan.externalUserId());
    }

    private List<JsonNode> complain(List<Scan> writers) {
        var texts = new ArrayList<>(COMPLAINTS);
        texts.addAll(QUESTIONS);
        for (int i = 0; i < writers.size(); i++) {
            wecom.write(writers.get(i).externalUserId(), texts.get(i));
        }
        return writers.stream()
                .map(writer -> Steps.await(
                        "an assigned ticket of " + writer.name(),
                        PATIENCE,
                        () -> ticket(writer)
                                .filter(ticket ->
                                        STAFF.containsKey(ticket.path("staffId").asString("")))))
                .toList();
    }

    private Optional<JsonNode> ticket(Scan writer) {
        var found =
                tickets.get("/api/v1/tickets?contactId=" + contactId(writer)).get("items");
        if (found.size() > 1) {
            throw new DemoFailedException(
                    "Expected one ticket of %s but there are %d".formatted(writer.name(), found.size()));
        }
        return Optional.ofNullable(found.get(0));
    }

    private boolean checkAlerts(List<JsonNode> opened) {
        long alerts = opened.stream()
                .filter(ticket -> ticket.get("redAlert").asBoolean())
                .count();
        if (alerts != COMPLAINTS.size()) {
            throw new DemoFailedException(
                    "Expected %d red alerts but there are %d".formatted(COMPLAINTS.size(), alerts));
        }
        return true;
    }

    private boolean awaitNotices(List<JsonNode> opened, Instant since) {
        for (var ticket : opened) {
            var staffId = ticket.get("staffId").asString();
            Steps.await(
                    staffId + " to be told of " + ticket.get("number").asString(),
                    PATIENCE,
                    () -> wecom.accepted("message/send", since).stream()
                            .filter(call ->
                                    call.get("body").path("touser").asString("").contains(staffId))
                            .findFirst());
        }
        return true;
    }

    /** The manager has no tickets: what reaches them is told because something burns. */
    private boolean awaitAlarms(List<JsonNode> opened, Instant since) {
        opened.stream().filter(ticket -> ticket.get("redAlert").asBoolean()).forEach(ticket -> {
            var number = ticket.get("number").asString();
            Steps.await(
                    DemoCorp.MANAGER + " to be told of the red alert of " + number,
                    PATIENCE,
                    () -> wecom.accepted("message/send", since).stream()
                            .map(call -> call.get("body"))
                            .filter(body -> body.path("touser").asString("").contains(DemoCorp.MANAGER))
                            .filter(body -> body.path("text")
                                    .path("content")
                                    .asString("")
                                    .contains(number))
                            .findFirst());
        });
        return true;
    }

    private boolean answer(Scan writer, JsonNode ticket) {
        wecom.answer(writer.externalUserId(), ticket.get("staffId").asString(), "非常抱歉，马上为您处理");
        Steps.await(
                "the clock of %s to stop".formatted(ticket.get("number").asString()),
                PATIENCE,
                () -> ticket(writer)
                        .filter(now -> !now.get("clock").get("running").asBoolean()));
        return true;
    }
}
