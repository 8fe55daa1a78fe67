package de.vorhabenpfad.portal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who runs this portal, for imprint, privacy and accessibility; docs/operation.md says what belongs in each. Whatever is not
 * set is named on the page as still missing.
 *
 * @param address lines are parted by a semicolon
 * @param representedBy who represents the operator, with their office
 * @param dataProtectionOfficer how to reach the officer
 * @param dataProtectionAuthority the supervisory authority for complaints
 * @param retention how long case files are kept
 * @param trailRetention how long the trail is kept
 * @param accessibilityContact how to report a barrier, beside e-mail and phone
 * @param accessibilityCreated when the statement was made
 * @param accessibilityReviewed when and how the statement's findings were last reviewed
 * @param signLanguageVideo address of a video in German Sign Language about the portal; none is asked for on the pages
 * @param officialLine text of the line with the flag at the very top, for portals that are entitled to it; otherwise none
 */
@ConfigurationProperties("vorhabenpfad.operator")
record Operator(@Nullable String name, @Nullable String address, @Nullable String email, @Nullable String phone,
        @Nullable String representedBy, @Nullable String dataProtectionOfficer, @Nullable String dataProtectionAuthority,
        @Nullable String retention, @Nullable String trailRetention, @Nullable String accessibilityContact, @Nullable String accessibilityCreated,
        @Nullable String accessibilityReviewed, @Nullable String signLanguageVideo, @Nullable String officialLine) {

    Operator {
        name = given(name);
        address = given(address);
        email = given(email);
        phone = given(phone);
        representedBy = given(representedBy);
        dataProtectionOfficer = given(dataProtectionOfficer);
        dataProtectionAuthority = given(dataProtectionAuthority);
        retention = given(retention);
        trailRetention = given(trailRetention);
        accessibilityContact = given(accessibilityContact);
        accessibilityCreated = given(accessibilityCreated);
        accessibilityReviewed = given(accessibilityReviewed);
        signLanguageVideo = given(signLanguageVideo);
        if (signLanguageVideo != null && !signLanguageVideo.matches("https?://\\S+")) {
            throw new IllegalArgumentException("vorhabenpfad.operator.sign-language-video must be an address that begins with http:// or https://.");
        }
        officialLine = given(officialLine);
    }

    /** The lines of the address; none if there is no address. */
    public List<String> addressLines() {
        return address == null ? List.of() : List.of(address.strip().split("\\s*;\\s*"));
    }

    /** The properties that the law wants on the pages and that nobody has set. */
    List<String> missing() {
        Map<String, @Nullable String> wanted = new LinkedHashMap<>();
        wanted.put("name", name);
        wanted.put("address", address);
        wanted.put("email", email);
        wanted.put("phone", phone);
        wanted.put("represented-by", representedBy);
        wanted.put("data-protection-officer", dataProtectionOfficer);
        wanted.put("data-protection-authority", dataProtectionAuthority);
        wanted.put("retention", retention);
        wanted.put("trail-retention", trailRetention);
        wanted.put("accessibility-contact", accessibilityContact);
        wanted.put("accessibility-created", accessibilityCreated);
        wanted.put("accessibility-reviewed", accessibilityReviewed);
        return wanted.entrySet().stream().filter(one -> one.getValue() == null).map(one -> "vorhabenpfad.operator." + one.getKey()).toList();
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
