package dev.scrm.gateway.wecom.http;

/** APIs that fail together: silence of one of them is taken for silence of all, for a corp. */
enum ApiFamily {
    TOKENS,
    WELCOMES,
    STAFF_MESSAGES,
    ROBOTS,
    SERVICE,
    TAGS,
    CUSTOMERS,
    GROUPS,
    MEDIA,
    DIRECTORY,
    OFFICE;

    /** By the API's path below {@code /cgi-bin/}. */
    static ApiFamily of(String api) {
        return switch (api) {
            // Files fail by themselves: a slow one is no reason to keep robots from speaking.
            case "webhook/upload_media" -> MEDIA;
            case "gettoken", "get_jsapi_ticket", "ticket/get" -> TOKENS;
            // By itself: a profile that cannot be read is no reason to let a welcome expire.
            case "externalcontact/send_welcome_msg" -> WELCOMES;
            case "externalcontact/mark_tag",
                    "externalcontact/get_corp_tag_list",
                    "externalcontact/add_corp_tag",
                    "externalcontact/edit_corp_tag",
                    "externalcontact/del_corp_tag" -> TAGS;
            default -> ofPath(api);
        };
    }

    private static ApiFamily ofPath(String api) {
        return switch (api.substring(0, api.indexOf('/') + 1)) {
            case "message/" -> STAFF_MESSAGES;
            case "webhook/" -> ROBOTS;
            case "kf/" -> SERVICE;
            case "externalcontact/" -> api.startsWith("externalcontact/groupchat/") ? GROUPS : CUSTOMERS;
            case "media/" -> MEDIA;
            case "oa/" -> OFFICE;
            default -> DIRECTORY;
        };
    }
}
