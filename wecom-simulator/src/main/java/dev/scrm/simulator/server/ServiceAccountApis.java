package dev.scrm.simulator.server;

import dev.scrm.simulator.Corp;
import dev.scrm.simulator.world.ServiceAccounts.Rest;
import dev.scrm.simulator.world.ServiceAccounts.Servicers;
import dev.scrm.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** kf: the accounts of customer service and who serves in them. */
final class ServiceAccountApis {
    private static final int MOST_USERS = 100;
    private static final int MOST_DEPARTMENTS = 20;
    private static final Pattern SCENE = Pattern.compile("[0-9a-zA-Z_-]{0,32}");

    private final World world;

    ServiceAccountApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                api("account/add", this::add),
                api("account/update", this::update),
                api("account/del", this::delete),
                api("account/list", this::list),
                api("add_contact_way", this::addContactWay),
                api("servicer/add", call -> changeServicers(call, true)),
                api("servicer/del", call -> changeServicers(call, false)),
                Api.get("kf/servicer/list", this::servicers).ofCustomerContact());
    }

    private static Api api(String name, Function<ApiCall, ObjectNode> answer) {
        return Api.post("kf/" + name, answer).ofCustomerContact();
    }

    private ObjectNode add(ApiCall call) {
        call.text("name", 95006);
        var account = world.serviceDesk.accounts.add(call.shortText("name", 16));
        world.effects.note("kf/account/add", account.name(), "");
        return Api.ok().put("open_kfid", account.openKfId());
    }

    private ObjectNode update(ApiCall call) {
        var account = account(call);
        var name = call.shortText("name", 16);
        world.serviceDesk.accounts.save(
                new Corp.ServiceAccount(account.openKfId(), name.isEmpty() ? account.name() : name));
        return Api.ok();
    }

    private ObjectNode delete(ApiCall call) {
        world.serviceDesk.accounts.remove(account(call));
        return Api.ok();
    }

    private ObjectNode list(ApiCall call) {
        long offset = call.fields().number("offset", 0, 0, Integer.MAX_VALUE);
        long limit = call.fields().number("limit", 100, 1, 100);
        var answer = Api.ok();
        var list = answer.putArray("account_list");
        world.serviceDesk.accounts.all().stream()
                .skip(offset)
                .limit(limit)
                .forEach(account -> list.addObject()
                        .put("open_kfid", account.openKfId())
                        .put("name", account.name())
                        .put("avatar", "https://simulator.invalid/avatar/" + account.openKfId())
                        .put("manage_privilege", true));
        return answer;
    }

    private ObjectNode addContactWay(ApiCall call) {
        var account = account(call);
        var scene = call.fields().matching("scene", SCENE);
        return Api.ok().put("url", "https://simulator.invalid/kf/" + account.openKfId() + "?enc_scene=" + scene);
    }

    /** Each row has a result of its own; what is so already is ignored. */
    private ObjectNode changeServicers(ApiCall call, boolean wanted) {
        var openKfId = account(call).openKfId();
        var before = world.serviceDesk.accounts.servicers(openKfId);
        var users = new ArrayList<>(before.userIds());
        var departments = new ArrayList<>(before.departments());
        var answer = Api.ok();
        var results = answer.putArray("result_list");
        for (var id : call.fields().texts("userid_list", MOST_USERS)) {
            var member = world.members.find(id);
            boolean changed = member.isPresent() && change(users, member.get().userId(), wanted);
            describe(results, changed, member.isEmpty(), 60111).put("userid", id);
        }
        for (var id : call.fields().texts("department_id_list", MOST_DEPARTMENTS)) {
            long number = id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
            boolean known = world.members.department(number).isPresent();
            boolean changed = known && change(departments, number, wanted);
            describe(results, changed, !known, 60123).put("department_id", number);
        }
        world.serviceDesk.accounts.save(new Servicers(openKfId, users, departments));
        return answer;
    }

    private static <T> boolean change(List<T> all, T one, boolean wanted) {
        if (all.contains(one) == wanted) {
            return false;
        }
        return wanted ? all.add(one) : all.remove(one);
    }

    private static ObjectNode describe(ArrayNode results, boolean changed, boolean unknown, int errcodeIfUnknown) {
        return results.addObject()
                .put("errcode", unknown ? errcodeIfUnknown : 0)
                .put("errmsg", unknown ? "not found" : changed ? "success" : "ignored");
    }

    private ObjectNode servicers(ApiCall call) {
        var account = world.serviceDesk.accounts.require(call.parameter("open_kfid", 95000));
        var serving = world.serviceDesk.accounts.servicers(account.openKfId());
        var answer = Api.ok();
        var list = answer.putArray("servicer_list");
        serving.userIds().stream()
                .filter(id -> world.members.find(id).isPresent())
                .forEach(id -> describe(
                        list.addObject().put("userid", id), world.serviceDesk.accounts.rest(account.openKfId(), id)));
        serving.departments().forEach(id -> list.addObject().put("department_id", id));
        return answer;
    }

    private static void describe(ObjectNode servicer, Optional<Rest> rest) {
        servicer.put("status", rest.isPresent() ? 1 : 0);
        rest.ifPresent(is -> servicer.put("stop_type", is.stopType()));
    }

    private Corp.ServiceAccount account(ApiCall call) {
        return world.serviceDesk.accounts.require(call.text("open_kfid", 95000));
    }
}
