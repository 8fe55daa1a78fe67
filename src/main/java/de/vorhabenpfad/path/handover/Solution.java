package de.vorhabenpfad.path.handover;

import java.util.Optional;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.network.Network;

/** What the workshop wrote of the solution. */
final class Solution {

    private Solution() {
    }

    /** The newest description. */
    static Optional<Entry> latest(CaseFile file) {
        return file.latest(entry -> entry.is("documentSolution") && entry.decided("document"));
    }

    /** The description in words. */
    static String describe(CaseFile file, Network network) {
        return latest(file).map(entry -> "%s\n%s\n\n%s\n\nBetrieb: %s\nPflege: %s%s".formatted(entry.text("name"), entry.text("shortDescription"),
                entry.text("longDescription"), entry.text("operation"), network.nameOf(String.valueOf(entry.text("maintainer"))),
                entry.text("repositoryUrl") == null ? "" : "\nQuelltext: " + entry.text("repositoryUrl") + " (" + entry.text("license") + ")"))
                .orElse("");
    }
}
