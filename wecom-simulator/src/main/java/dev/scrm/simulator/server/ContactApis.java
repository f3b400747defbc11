package dev.scrm.simulator.server;

import dev.scrm.simulator.server.Api.Access;
import dev.scrm.simulator.world.Member;
import dev.scrm.simulator.world.Members;
import dev.scrm.simulator.world.Members.Department;
import dev.scrm.simulator.world.WecomError;
import dev.scrm.simulator.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** user and department: the address book, without the fields that WeCom hides from apps made after June 2022. */
final class ContactApis {
    private record Row(String userId, long department) {}

    private final World world;

    ContactApis(World world) {
        this.world = world;
    }

    List<Api> all() {
        return List.of(
                Api.get("user/get", this::member).of(Access.ADDRESS_BOOK),
                Api.post("user/list_id", this::ids).of(Access.CONTACT_SYNC),
                Api.get("department/list", this::departments).of(Access.ADDRESS_BOOK),
                Api.get("department/simplelist", this::departmentIds).of(Access.APPS_AND_CONTACT_SYNC),
                Api.get("department/get", this::department).of(Access.ADDRESS_BOOK));
    }

    private ObjectNode member(ApiCall call) {
        var member = world.members.require(call.parameter("userid", 41009));
        var answer = Api.ok().put("userid", member.userId()).put("name", member.name());
        var departments = answer.putArray("department");
        var order = answer.putArray("order");
        var leads = answer.putArray("is_leader_in_dept");
        for (var department : member.departments()) {
            departments.add(department);
            order.add(0);
            leads.add(member.leads().contains(department) ? 1 : 0);
        }
        answer.put("position", member.position());
        answer.putArray("direct_leader");
        answer.put("telephone", "")
                .put("alias", "")
                .put("main_department", member.departments().getFirst())
                .put("status", 1);
        answer.putObject("extattr").putArray("attrs");
        answer.putObject("external_profile");
        return answer;
    }

    /** A row for each department of each member. */
    private ObjectNode ids(ApiCall call) {
        var rows = world.members.all().stream()
                .flatMap(member -> member.departments().stream().map(id -> new Row(member.userId(), id)))
                .toList();
        var page = Page.of(rows, call.text("cursor"), call.fields().number("limit", 10_000, 1, 10_000));
        var answer = Api.ok();
        var list = answer.putArray("dept_user");
        page.items().forEach(row -> list.addObject().put("userid", row.userId()).put("department", row.department()));
        return answer.put("next_cursor", page.nextCursor());
    }

    private ObjectNode departments(ApiCall call) {
        var answer = Api.ok();
        var list = answer.putArray("department");
        tree(call).forEach(department -> describe(list.addObject(), department));
        return answer;
    }

    private ObjectNode departmentIds(ApiCall call) {
        var answer = Api.ok();
        var list = answer.putArray("department_id");
        tree(call)
                .forEach(department -> list.addObject()
                        .put("id", department.id())
                        .put("parentid", department.parentId())
                        .put("order", department.order()));
        return answer;
    }

    private ObjectNode department(ApiCall call) {
        var answer = Api.ok();
        describe(answer.putObject("department"), known(call.parameter("id", 60003)));
        return answer;
    }

    private void describe(ObjectNode to, Department department) {
        to.put("id", department.id()).put("name", department.name()).put("name_en", "");
        var leaders = to.putArray("department_leader");
        world.members.all().stream()
                .filter(member -> member.leads().contains(department.id()))
                .map(Member::userId)
                .forEach(leaders::add);
        to.put("parentid", department.parentId()).put("order", department.order());
    }

    private List<Department> tree(ApiCall call) {
        var id = call.parameter("id");
        return world.members.tree(id.isEmpty() ? Members.ROOT : known(id).id());
    }

    private Department known(String id) {
        long number = id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
        return world.members.department(number).orElseThrow(() -> new WecomError(60003, "department not found"));
    }
}
