package dev.scrm.gateway.callbacks.wecom;

import static dev.scrm.gateway.callbacks.wecom.CallbackType.APP_MENU_USED;

import dev.scrm.gateway.callbacks.CallbackEvent;
import org.jspecify.annotations.Nullable;

/** The menu of an app: which entry a staff member chose, and what came of it. */
final class MenuEvents {
    private MenuEvents() {}

    /** @param kind what the entry is for, such as scanning a code */
    static @Nullable CallbackEvent read(String kind, Message message) {
        var staffId = message.filled("FromUserName");
        if (staffId == null) {
            return null;
        }
        var fields = message.fields();
        var place = fields.part("SendLocationInfo");
        var data = AppEvents.staffAndApp(message, staffId)
                .field("kind", kind)
                .field("eventKey", fields.filled("EventKey"))
                .object("scan", scan(fields.part("ScanCodeInfo")))
                .object("pictures", pictures(fields.part("SendPicsInfo")))
                .field("body", place == null ? null : message.sealed(location(place, fields)));
        return message.aboutStaff(APP_MENU_USED, staffId, data);
    }

    private static @Nullable JsonText scan(@Nullable Fields scan) {
        return scan == null
                ? null
                : new JsonText().field("type", scan.filled("ScanType")).field("result", scan.text("ScanResult"));
    }

    private static @Nullable JsonText pictures(@Nullable Fields pictures) {
        if (pictures == null) {
            return null;
        }
        var list = pictures.part("PicList");
        var sums = list == null
                ? null
                : list.parts("item").stream()
                        .flatMap(item -> item.items("PicMd5Sum").stream())
                        .toList();
        return new JsonText().field("count", pictures.integer("Count")).texts("md5Sums", sums);
    }

    private static JsonText location(Fields place, Fields fields) {
        return Locations.of(place).field("appType", fields.text("AppType"));
    }
}
