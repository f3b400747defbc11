package dev.scrm.gateway.wecom;

import dev.scrm.gateway.corps.App;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of WeCom. Each call brings its token along and is repeated as {@link CallWecom} says. */
public interface WecomApi {
    /** For so long at least WeCom knows a repeated message/send again that asked for it. */
    int DUPLICATES_KNOWN_SECONDS = 10_800;

    /** Posts; answers all that WeCom answered, by its names, when it accepted. */
    CallEnd<Map<String, Object>> post(App app, ApiRequest request, Terms terms);

    /** Uploads a file; answers WeCom's media_id. */
    CallEnd<String> upload(App app, FileUpload upload, Terms terms);

    /**
     * Reads; answers all that WeCom answered, by its names, when it accepted.
     *
     * @param query parameters of the address, not encoded
     */
    CallEnd<Map<String, Object>> get(App app, String api, Map<String, String> query, Terms terms);

    /** externalcontact/get. */
    CallEnd<ExternalContact> getContact(App app, String externalUserId, Terms terms);

    /**
     * kf/sync_msg from a cursor.
     *
     * @param limit messages of the page at most, 1 to 1000
     */
    CallEnd<ServicePage> syncMessages(
            App app, String openKfId, @Nullable String token, @Nullable String cursor, int limit, Terms terms);
}
