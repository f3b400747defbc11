package dev.scrm.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

/** The address book: members and departments. */
class ContactTests extends PlatformTests {

    @Test
    void tellsOfMembersWhoComeAndMoveAndLeave() {
        var department = department("销售");
        platform.control(
                "members", "{\"userId\":\"xu.ning\",\"name\":\"徐宁\",\"departments\":[%s]}".formatted(department));
        platform.put("members/xu.ning", "{\"departments\":[%s,1],\"leads\":[%s]}".formatted(department, department));
        platform.put("members/xu.ning", "{\"name\":\"徐宁宁\"}");

        var read = platform.read("user/get", "userid=XU.NING").body();
        platform.delete("/sim/v1/members/xu.ning");

        assertThat(read.path("name").asString()).isEqualTo("徐宁宁");
        assertThat(read.path("department").toString()).isEqualTo("[%s,1]".formatted(department));
        assertThat(read.path("is_leader_in_dept").toString()).isEqualTo("[1,0]");
        assertThat(read.path("main_department").asString()).isEqualTo(department);
        assertThat(event("UserID", "xu.ning", "create_user").text("Department")).isEqualTo(department);
        assertThat(event("UserID", "xu.ning", "update_user").text("Department")).isEqualTo(department + ",1");
        assertThat(event("UserID", "xu.ning", "delete_user").text("Event")).isEqualTo("change_contact");
        assertThat(platform.gateway.received.stream()
                        .filter(callback -> callback.text("ChangeType").equals("update_user")))
                .hasSize(1);
        assertThat(platform.read("user/get", "userid=xu.ning").errcode()).isEqualTo(60111);
    }

    @Test
    void keepsWhatAMemberHasUnderAnotherId() {
        platform.control("members", "{\"userId\":\"he.lan\",\"name\":\"何岚\"}");
        var customer = platform.control("scans", "{\"userId\":\"he.lan\",\"customer\":{\"name\":\"改号\"}}")
                .text("externalUserId");
        var chat = platform.control("groups", "{\"ownerId\":\"he.lan\",\"name\":\"改号群\"}")
                .text("chatId");
        platform.call(
                "externalcontact/add_contact_way",
                "{\"type\":1,\"scene\":2,\"state\":\"rename\",\"user\":[\"he.lan\"]}");

        platform.put("members/he.lan", "{\"newUserId\":\"he.lan2\"}");

        assertThat(event("UserID", "he.lan", "update_user").text("NewUserID")).isEqualTo("he.lan2");
        assertThat(platform.read("user/get", "userid=he.lan").errcode()).isEqualTo(60111);
        assertThat(platform.read("user/get", "userid=he.lan2")
                        .body()
                        .path("name")
                        .asString())
                .isEqualTo("何岚");
        assertThat(platform.read("externalcontact/get", "external_userid=" + customer)
                        .body()
                        .path("follow_user")
                        .toString())
                .contains("\"he.lan2\"")
                .doesNotContain("\"he.lan\"");
        assertThat(platform.read("externalcontact/list", "userid=he.lan2")
                        .body()
                        .toString())
                .contains(customer);
        assertThat(platform.call("externalcontact/groupchat/get", "{\"chat_id\":\"%s\"}".formatted(chat))
                        .body()
                        .path("group_chat")
                        .toString())
                .contains("\"owner\":\"he.lan2\"")
                .doesNotContain("\"he.lan\"");
        assertThat(platform.control("scans", "{\"contactWayState\":\"rename\"}").text("userId"))
                .isEqualTo("he.lan2");
    }

    @Test
    void givesNobodyTheIdOfAnother() {
        platform.control("members", "{\"userId\":\"lu.fei\"}");

        assertThat(platform.put("members/lu.fei", "{\"newUserId\":\"lin.wei\"}").status())
                .isEqualTo(409);
        assertThat(platform.put("members/lu.fei", "{\"newUserId\":\"no no\"}").status())
                .isEqualTo(422);
    }

    @Test
    void tellsOfDepartments() {
        var id = department("客服");
        platform.put("departments/" + id, "{\"name\":\"客户服务\"}");

        var list = platform.read("department/list", "").body().path("department");
        platform.delete("/sim/v1/departments/" + id);

        assertThat(list.toString()).contains("客户服务");
        assertThat(event("Id", id, "create_party").text("ParentId")).isEqualTo("1");
        assertThat(event("Id", id, "update_party").text("Name")).isEqualTo("客户服务");
        event("Id", id, "delete_party");
        assertThat(platform.read("department/get", "id=" + id).errcode()).isEqualTo(60003);
    }

    @Test
    void listsWhatIsBelowADepartment() {
        var above = department("区");
        var below = platform.control("departments", "{\"name\":\"店\",\"parentId\":%s}".formatted(above))
                .body()
                .path("department")
                .path("id")
                .asString();

        var ids = platform.read("department/simplelist", "id=" + above).body().path("department_id");

        assertThat(ids.valueStream().map(row -> row.path("id").asString())).containsExactly(above, below);
        assertThat(platform.put("departments/" + above, "{\"parentId\":%s}".formatted(below))
                        .status())
                .isEqualTo(409);
        assertThat(platform.delete("/sim/v1/departments/" + above).status()).isEqualTo(409);
    }

    @Test
    void listsMembersByPages() {
        var first = listIds("{\"limit\":2}").body();
        var rest = listIds("{\"cursor\":\"%s\"}"
                        .formatted(first.path("next_cursor").asString()))
                .body();

        assertThat(first.path("dept_user").size()).isEqualTo(2);
        assertThat(first.toString() + rest).contains("lin.wei", "chen.bo", "zhao.min", "sun.jing");
        assertThat(rest.path("next_cursor").asString()).isEmpty();
        assertThat(listIds("{\"cursor\":\"!\"}").errcode()).isEqualTo(50100);
    }

    @Test
    void listsAllMembersToTheContactSyncHelperOnlyAndLittleElse() {
        assertThat(platform.call("user/list_id", "{}").errcode()).isEqualTo(48002);
        assertThat(helperReads("department/simplelist").errcode()).isZero();
        assertThat(helperReads("user/get&userid=lin.wei").errcode()).isEqualTo(48009);
        assertThat(helperReads("department/list").errcode()).isEqualTo(48009);
        assertThat(helperReads("externalcontact/get_follow_user_list").errcode())
                .isEqualTo(48002);
        assertThat(helperReads("get_jsapi_ticket").errcode()).isEqualTo(48002);
    }

    @Test
    void showsAppsOnlyMembersWithCustomerContact() {
        platform.control("members", "{\"userId\":\"ku.fang\",\"customerContact\":false}");
        platform.control("members", "{\"userId\":\"men.dian\"}");

        assertThat(inCharge()).contains("men.dian").doesNotContain("ku.fang");
        assertThat(listIds("{}").body().toString()).contains("ku.fang", "men.dian");

        platform.put("members/ku.fang", "{\"customerContact\":true}");
        platform.put("members/men.dian", "{\"name\":\"门店\"}");
        assertThat(inCharge()).contains("ku.fang", "men.dian");
    }

    private String inCharge() {
        return platform.read("externalcontact/get_follow_user_list", "").body().toString();
    }

    private TestPlatform.Answer listIds(String body) {
        return platform.post("/cgi-bin/user/list_id?access_token=" + tokenOfTheHelper(), body);
    }

    /** @param call an API with its parameters */
    private TestPlatform.Answer helperReads(String call) {
        return platform.get("/cgi-bin/" + call.replace('&', '?')
                + (call.contains("&") ? "&" : "?")
                + "access_token="
                + tokenOfTheHelper());
    }

    private String tokenOfTheHelper() {
        return platform.get("/cgi-bin/gettoken?corpid=%s&corpsecret=%s"
                        .formatted(DemoCorp.CORP_ID, DemoCorp.CONTACT_SYNC_SECRET))
                .text("access_token");
    }

    @Test
    void reachesTheMembersOfADepartment() {
        var department = department("通知");
        platform.control("members", "{\"userId\":\"deng.yi\",\"departments\":[%s]}".formatted(department));

        var sent = platform.call("message/send", """
                {"toparty":"%s|99999","msgtype":"text","agentid":1000002,"text":{"content":"通知"}}""".formatted(department));

        assertThat(sent.errcode()).isZero();
        assertThat(sent.text("invalidparty")).isEqualTo("99999");
        assertThat(platform.get("/sim/v1/app-messages").body().path("items").valueStream())
                .filteredOn(message -> message.path("messageId").asString().equals(sent.text("msgid")))
                .singleElement()
                .satisfies(
                        message -> assertThat(message.path("userId").asString()).isEqualTo("deng.yi"));
    }

    private String department(String name) {
        return platform.control("departments", "{\"name\":\"%s\"}".formatted(name))
                .body()
                .path("department")
                .path("id")
                .asString();
    }

    private TestGateway.Received event(String field, String id, String changeType) {
        return await().until(
                        () -> platform.gateway.received.stream()
                                .filter(callback -> callback.text(field).equals(id))
                                .filter(callback -> callback.text("ChangeType").equals(changeType))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
