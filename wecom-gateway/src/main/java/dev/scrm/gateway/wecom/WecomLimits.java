package dev.scrm.gateway.wecom;

import static java.util.Locale.ROOT;

import dev.scrm.gateway.budget.Allowance;
import dev.scrm.gateway.budget.Charge;
import dev.scrm.gateway.budget.Window;
import dev.scrm.gateway.corps.App;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What each call counts against: WeCom's table of limits, in one place. */
public final class WecomLimits {
    private static final Duration MONTH = Duration.ofDays(30);

    private final LimitSettings settings;

    public WecomLimits(LimitSettings settings) {
        this.settings = settings;
    }

    /** What a call counts against besides its API: each receiver, and the address that all corps share. */
    public List<Charge> besidesApi(App app, WecomRequest request) {
        var charges = new ArrayList<Charge>();
        request.staff().stream()
                .map(staff -> staff.toLowerCase(ROOT)) // WeCom does not tell them apart by case
                .distinct()
                .sorted()
                .forEach(staff -> charges.add(new Charge(
                        app.key() + "/" + request.api() + "/" + staff,
                        Allowance.of(Window.ofMinute(settings.memberMinute()), Window.ofHour(settings.memberHour())))));
        charges.add(new Charge(
                "address/" + request.api(),
                Allowance.of(Window.ofMinute(settings.addressMinute()), Window.ofHour(settings.addressHour()))));
        return charges;
    }

    /** What a call of an API counts against; it is closed when WeCom says that the API was called too often. */
    public Charge ofApi(App app, WecomRequest request) {
        var ofCorp = app.corpId() + "/" + request.api();
        return switch (request.api()) {
            // Limited by person and by day, in numbers that depend on the corp: WeCom says when it is too much.
            case "message/send" -> new Charge(app.key() + "/" + request.api(), Allowance.UNKNOWN);
            case "webhook/send" ->
                new Charge(
                        ofCorp + "/"
                                + (request.robot() == null
                                        ? ""
                                        : request.robot().robotId()),
                        Allowance.of(Window.ofMinute(settings.robotMinute())));
            case "ticket/get" -> new Charge(app.key() + "/" + request.api(), Allowance.of(Window.ofHour(100)));
            case "get_jsapi_ticket" -> new Charge(ofCorp, Allowance.of(Window.ofHour(400)));
            case "externalcontact/add_moment_task" ->
                new Charge(ofCorp, Allowance.of(Window.ofMinute(10), new Window(MONTH, 100_000)));
            case "media/uploadimg" -> new Charge(ofCorp, Allowance.of(Window.ofDay(1_000), new Window(MONTH, 3_000)));
            case "oa/getapprovaldata", "checkin/getcheckindata" ->
                new Charge(ofCorp, Allowance.of(Window.ofMinute(600)));
            default ->
                new Charge(
                        ofCorp,
                        new Allowance(
                                List.of(Window.ofMinute(settings.minute()), Window.ofHour(settings.hour())),
                                settings.concurrent().getOrDefault(request.api(), 0)));
        };
    }
}
