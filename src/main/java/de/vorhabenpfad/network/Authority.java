package de.vorhabenpfad.network;

/**
 * A participating authority.
 *
 * @param area the ministry's area it belongs to, such as {@code BMI}
 * @param land ISO 3166-2 code of the Land of its seat without the country, such as {@code NW}; its public holidays count
 * @param retired whether the file no longer names it
 */
public record Authority(String id, String name, String area, String land, boolean retired) {

    /** The engine group of its digital contacts. */
    public String group() {
        return "authority-" + id;
    }
}
