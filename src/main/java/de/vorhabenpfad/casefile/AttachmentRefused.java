package de.vorhabenpfad.casefile;

/** A file that is not taken; says in German what is wrong and what is allowed. Nothing of it was kept. */
public final class AttachmentRefused extends RuntimeException {

    /** Why, for those who choose a status or a test; people read the message. */
    public enum Reason {
        EMPTY, TOO_BIG, TOO_MANY, ENDED, KIND, MISMATCH, ARCHIVE, MACRO, LOCKED, PACKED, BOMB, BROKEN, INFECTED, NO_SCANNER
    }

    private final Reason reason;

    AttachmentRefused(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static AttachmentRefused empty() {
        return new AttachmentRefused(Reason.EMPTY, "Die Datei ist leer. Bitte prüfen Sie, ob Sie die richtige ausgewählt haben.");
    }

    static AttachmentRefused tooBig(AttachmentLimits limits) {
        return new AttachmentRefused(Reason.TOO_BIG, "Die Datei ist zu groß. Erlaubt sind höchstens " + limits.sizeInWords() + " je Datei.");
    }

    static AttachmentRefused tooMany(AttachmentLimits limits) {
        return new AttachmentRefused(Reason.TOO_MANY, "Zu einem Vorhaben sind höchstens " + limits.count()
                + " Anlagen möglich. Entfernen Sie zuerst eine, die nicht mehr gebraucht wird.");
    }

    static AttachmentRefused ended() {
        return new AttachmentRefused(Reason.ENDED, "Das Vorhaben wurde inzwischen abgeschlossen, Anlagen werden nicht mehr angenommen.");
    }

    static AttachmentRefused kind() {
        return new AttachmentRefused(Reason.KIND, "Diese Art von Datei wird nicht angenommen. Möglich sind " + AttachmentKind.ALL_IN_WORDS + ".");
    }

    static AttachmentRefused mismatch() {
        return new AttachmentRefused(Reason.MISMATCH,
                "Der Inhalt der Datei passt nicht zu ihrer Endung. Bitte speichern Sie die Datei im richtigen Format neu.");
    }

    static AttachmentRefused archive() {
        return new AttachmentRefused(Reason.ARCHIVE, "Archive wie ZIP werden nicht angenommen. Bitte laden Sie die enthaltenen Dateien einzeln hoch.");
    }

    static AttachmentRefused macro() {
        return new AttachmentRefused(Reason.MACRO,
                "Die Datei enthält Makros oder andere ausführbare Inhalte. Bitte speichern Sie sie ohne diese, zum Beispiel als PDF.");
    }

    static AttachmentRefused locked() {
        return new AttachmentRefused(Reason.LOCKED,
                "Die Datei ist verschlüsselt oder geschützt und kann nicht geprüft werden. Bitte laden Sie sie ohne Kennwort und Schutz hoch.");
    }

    static AttachmentRefused packed() {
        return new AttachmentRefused(Reason.PACKED,
                "Die Datei ist auf ungewöhnliche Weise gepackt und kann nicht geprüft werden. Bitte öffnen und speichern Sie sie noch einmal als PDF.");
    }

    static AttachmentRefused bomb() {
        return new AttachmentRefused(Reason.BOMB,
                "Die Datei ist entpackt ungewöhnlich groß oder verschachtelt und wird deshalb nicht angenommen. Bitte speichern Sie sie als PDF.");
    }

    static AttachmentRefused broken() {
        return new AttachmentRefused(Reason.BROKEN, "Die Datei ist beschädigt oder unvollständig. Bitte öffnen und speichern Sie sie noch einmal.");
    }

    static AttachmentRefused infected() {
        return new AttachmentRefused(Reason.INFECTED, "In der Datei wurde Schadsoftware gefunden. Bitte wenden Sie sich an Ihre IT-Sicherheit.");
    }

    static AttachmentRefused noScanner() {
        return new AttachmentRefused(Reason.NO_SCANNER,
                "Zurzeit können keine Anlagen angenommen werden, weil die Prüfung auf Schadsoftware nicht erreichbar ist. Bitte versuchen Sie es später noch einmal.");
    }
}
