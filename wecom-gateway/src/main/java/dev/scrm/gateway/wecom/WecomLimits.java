package dev.scrm.gateway.wecom;

import static java.util.Locale.ROOT;

import dev.scrm.gateway.budget.Allowance;
import dev.scrm.gateway.budget.Charge;
import dev.scrm.gateway.budget.Window;
import dev.scrm.gateway.corps.App;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each call counts against: WeCom's table of limits, in one place. */
public final class WecomLimits {
    /** How budgets of this deployment's address begin. */
    public static final String ADDRESS = "address/";

    private static final String MESSAGES = "message/send";
    private static final String AGENT_TICKET = "ticket/get";
    private static final String CORP_TICKET = "get_jsapi_ticket";
    private static final String AGENT_TICKETS_OF_CORP = AGENT_TICKET + "/corp";
    private static final String CORP_TICKETS_OF_APP = CORP_TICKET + "/app";
    private static final String ROBOTS = "webhook/send";

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Allowance TICKETS_OF_APP = Allowance.of(Window.ofHour(100));
    private static final Allowance TICKETS_OF_CORP = Allowance.of(Window.ofHour(400));

    private final LimitSettings settings;

    public WecomLimits(LimitSettings settings) {
        this.settings = settings;
    }

    /** What a call counts against besides its API: each receiver, app and corp for tickets, the address that all corps share. */
    public List<Charge> besidesApi(App app, WecomRequest request) {
        var charges = new ArrayList<Charge>();
        request.staff().stream()
                .map(staff -> staff.toLowerCase(ROOT)) // WeCom does not tell them apart by case
                .distinct()
                .sorted()
                .forEach(staff -> charges.add(new Charge(
                        app.key() + "/" + request.api() + "/" + staff,
                        Allowance.of(Window.ofMinute(settings.memberMinute()), Window.ofHour(settings.memberHour())),
                        true)));
        switch (request.api()) {
            case AGENT_TICKET -> charges.add(new Charge(app.corpId() + "/" + AGENT_TICKETS_OF_CORP, TICKETS_OF_CORP));
            case CORP_TICKET -> charges.add(new Charge(app.key() + "/" + CORP_TICKETS_OF_APP, TICKETS_OF_APP));
            default -> {}
        }
        charges.add(new Charge(ADDRESS + request.api(), ofAddress()));
        return charges;
    }

    /** What a call of an API counts against; it is closed when WeCom says that the API was called too often. */
    public Charge ofApi(App app, WecomRequest request) {
        var api = request.api();
        var ofCorp = app.corpId() + "/" + api;
        var budget =
                switch (api) {
                    case MESSAGES, AGENT_TICKET -> app.key() + "/" + api;
                    case ROBOTS ->
                        ofCorp + "/"
                                + (request.robot() == null
                                        ? ""
                                        : request.robot().robotId());
                    default -> ofCorp;
                };
        return new Charge(budget, allowance(api), api.equals(ROBOTS));
    }

    /** The budgets of an app alone, all others are its corp's. */
    public static List<String> ofApps(String corpId, String agentId) {
        return Stream.of(MESSAGES, AGENT_TICKET, CORP_TICKETS_OF_APP)
                .map(api -> corpId + ":" + agentId + "/" + api)
                .toList();
    }

    /** What WeCom allows of an API, with a robot behind its path where it is limited by robot. */
    public Allowance allowance(String path) {
        return switch (path.startsWith(ROBOTS + "/") ? ROBOTS : path) {
            // Limited by person and by day, in numbers that depend on the corp: WeCom says when it is too much.
            case MESSAGES -> Allowance.UNKNOWN;
            case ROBOTS -> Allowance.of(Window.ofMinute(settings.robotMinute()));
            case AGENT_TICKET, CORP_TICKETS_OF_APP -> TICKETS_OF_APP;
            case CORP_TICKET, AGENT_TICKETS_OF_CORP -> TICKETS_OF_CORP;
            case "externalcontact/add_moment_task" -> Allowance.of(Window.ofMinute(10), new Window(MONTH, 100_000));
            case "media/uploadimg" -> Allowance.of(Window.ofDay(1_000), new Window(MONTH, 3_000));
            case "oa/getapprovaldata", "checkin/getcheckindata" -> Allowance.of(Window.ofMinute(600));
            default ->
                new Allowance(
                        List.of(Window.ofMinute(settings.minute()), Window.ofHour(settings.hour())),
                        settings.concurrent().getOrDefault(path, 0));
        };
    }

    /** What WeCom allows of any API to this deployment's address. */
    public Allowance ofAddress() {
        return Allowance.of(Window.ofMinute(settings.addressMinute()), Window.ofHour(settings.addressHour()));
    }
}
