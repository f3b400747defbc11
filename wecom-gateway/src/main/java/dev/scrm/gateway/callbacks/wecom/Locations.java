package dev.scrm.gateway.callbacks.wecom;

/** Where a staff member is, which is for those who have the key of message bodies and nobody else. */
final class Locations {
    private Locations() {}

    /** A place that was chosen on the map: in WeCom's X is the latitude. */
    static JsonText of(Fields place) {
        return new JsonText()
                .field("latitude", place.number("Location_X"))
                .field("longitude", place.number("Location_Y"))
                .field("scale", place.number("Scale"))
                .field("label", place.text("Label"))
                .field("pointOfInterest", place.text("Poiname"));
    }

    /** A place that the phone reported. */
    static JsonText reported(Fields fields) {
        return new JsonText()
                .field("latitude", fields.number("Latitude"))
                .field("longitude", fields.number("Longitude"))
                .field("precision", fields.number("Precision"))
                .field("appType", fields.text("AppType"));
    }
}
