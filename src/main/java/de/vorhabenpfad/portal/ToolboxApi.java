package de.vorhabenpfad.portal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import de.vorhabenpfad.network.Network;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.toolbox.Adoption;
import de.vorhabenpfad.toolbox.ToolboxEntry;
import de.vorhabenpfad.toolbox.ToolboxSearch;
import de.vorhabenpfad.trail.Origin;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The toolbox for programs: without a login what is public, with one also what is for the network. */
@RestController
@RequestMapping(path = "/api/toolbox", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "toolbox", description = "Der Werkzeugkasten: ohne Anmeldung die öffentlichen Einträge, mit Anmeldung auch die des Netzwerks")
final class ToolboxApi {

    private final ToolboxSearch search;
    private final EntryViews entries;
    private final ToolboxKinds kinds;
    private final Network network;

    ToolboxApi(ToolboxSearch search, EntryViews entries, ToolboxKinds kinds, Network network) {
        this.search = search;
        this.entries = entries;
        this.kinds = kinds;
        this.network = network;
    }

    /** A page of the list, newest first. */
    record ToolboxList(int page, int size, long total, List<Item> items) {
    }

    /** A line of the list. Workshop and maintainer are ids; {@code users} is the number of authorities that use it. */
    @Schema(name = "ToolboxItem")
    record Item(String slug, String name, String shortDescription, String kind, String workshop, String maintainer,
            @Schema(allowableValues = { "public", "network" }) String visibility, int users, Instant publishedAt) {

        static Item of(ToolboxSearch.Hit hit) {
            return new Item(hit.slug(), hit.name(), hit.shortDescription(), hit.kind(), hit.workshop(), hit.maintainer(), hit.visibility(),
                    hit.users(), hit.publishedAt());
        }
    }

    /** One entry with all that its page shows; authorities and workshops are ids. */
    @Schema(name = "ToolboxEntry")
    record OneEntry(String slug, String number, String name, String shortDescription, String longDescription, String kind,
            @Schema(description = "SPDX-Kennung") @Nullable String license, @Nullable String repositoryUrl, String operation,
            String contactPoint, String workshop, String leadAuthority, String maintainer,
            @Schema(allowableValues = { "public", "network" }) String visibility, Instant publishedAt, @Nullable Instant retiredAt,
            List<Usage> adoptions, List<InitiativesApi.StageSpan> stages, long rounds, long pilotSites, List<Section> dossier,
            @Nullable BenefitSum benefit, List<EntryDocuments.Document> documents,
            @Schema(description = "Wer die Idee hatte; nur wenn die Person das erlaubt hat") EntryView.@Nullable IdeaBy ideaBy) {

        static OneEntry of(EntryView view) {
            ToolboxEntry entry = view.entry();
            return new OneEntry(entry.slug(), entry.number(), entry.name(), entry.shortDescription(), entry.longDescription(), entry.kind(),
                    entry.license(), AnswerWords.isWebAddress(entry.repositoryUrl()) ? entry.repositoryUrl() : null, entry.operation(),
                    entry.contactPoint(), entry.workshop(), view.leadAuthority(), entry.maintainer(), entry.visibility(), entry.publishedAt(),
                    entry.retiredAt(), Stream.concat(view.inUse().stream(), view.underWay().stream()).map(Usage::of).toList(),
                    view.stages().stream().map(InitiativesApi.StageSpan::of).toList(), view.rounds(), view.pilotSites(),
                    view.dossier().stream().map(Section::of).toList(), BenefitSum.of(view.benefit()), view.documents(),
                    view.ideaBy());
        }
    }

    /** An authority that uses the entry ({@code in-use}) or is about to ({@code running}). */
    @Schema(name = "ToolboxUsage")
    record Usage(String authority, @Schema(allowableValues = { "in-use", "running" }) String status, @Nullable String variant,
            @Nullable LocalDate goLiveOn) {

        static Usage of(Adoption adoption) {
            return new Usage(adoption.authority(), adoption.status().code(), adoption.variant(), adoption.goLiveOn());
        }
    }

    /** What was found out in one step. */
    @Schema(name = "DossierSection")
    record Section(String heading, LocalDate on, List<Answer> answers) {

        static Section of(EntryView.Section section) {
            return new Section(section.heading(), section.on(), section.answers().stream().map(Answer::of).toList());
        }
    }

    /** An answer by the label of its form: a text, or several, or rows under headings; the others are null. */
    @Schema(name = "DossierAnswer")
    record Answer(String label, @Nullable String text, @Nullable List<String> items, @Nullable List<String> headings,
            @Nullable List<List<String>> rows) {

        static Answer of(ShownAnswer answer) {
            if (answer instanceof ShownAnswer.Rows table) {
                return new Answer(table.label(), null, null, table.headings(), table.rows());
            }
            if (answer instanceof ShownAnswer.Items list) {
                return new Answer(list.label(), null, list.items(), null, null);
            }
            return new Answer(answer.label(), answer instanceof ShownAnswer.Text one ? one.text() : null, null, null, null);
        }
    }

    /** What at least three authorities reported, together; satisfaction is a mean from 1 to 5. */
    record BenefitSum(int reports, @Nullable BigDecimal hoursSavedPerYear, BigDecimal satisfaction) {

        static @Nullable BenefitSum of(EntryView.@Nullable Benefit benefit) {
            return benefit == null ? null : new BenefitSum(benefit.reports(), benefit.hoursSavedPerYear(), benefit.satisfaction());
        }
    }

    @GetMapping
    @SecurityRequirements
    @Operation(operationId = "listToolbox", summary = "Einträge auflisten, die neuesten zuerst",
            description = "Stillgelegte Einträge fehlen. Ohne Anmeldung nur öffentliche, mit Anmeldung (HTTP Basic oder Sitzung) alle.")
    @ApiResponse(responseCode = "200", description = "Eine Seite der Liste")
    @ApiResponse(responseCode = "400", description = "Ein Parameter ist falsch",
            content = @Content(schema = @Schema(implementation = RequestRefused.Body.class)))
    ToolboxList list(
            @Parameter(description = "Seite, ab 0", schema = @Schema(type = "integer", minimum = "0", defaultValue = "0"))
            @RequestParam(required = false) @Nullable String page,
            @Parameter(description = "Einträge je Seite", schema = @Schema(type = "integer", minimum = "1", maximum = "100", defaultValue = "20"))
            @RequestParam(required = false) @Nullable String size,
            @Parameter(description = "Wörter oder Wortanfänge aus Name und Beschreibung") @RequestParam(required = false) @Nullable String text,
            @Parameter(schema = @Schema(type = "string", allowableValues = { "software", "method", "template", "training", "other" }))
            @RequestParam(required = false) @Nullable String kind,
            @Parameter(description = "Kennung einer Werkstatt") @RequestParam(required = false) @Nullable String workshop,
            @Parameter(description = "Kennung einer Behörde, die den Eintrag pflegt oder nutzt") @RequestParam(required = false) @Nullable String authority,
            @Parameter(hidden = true) @RequestAttribute(required = false) @Nullable Person person, HttpServletRequest request) {
        ToolboxQuery query = ToolboxQuery.of(new ToolboxQuery.Asked(page, size, text, kind, workshop, authority), kinds.codes(),
                id -> network.workshop(id).isPresent(), id -> network.authority(id).isPresent());
        ToolboxSearch.Page found = search.find(query.filter(person), query.page(), query.size());
        request.setAttribute(Exports.PUBLIC, found.hits().stream().allMatch(hit -> hit.visibility().equals("public")) ? true : null);
        return new ToolboxList(query.page(), query.size(), found.total(), found.hits().stream().map(Item::of).toList());
    }

    @GetMapping("/{slug}")
    @SecurityRequirements
    @Operation(operationId = "getToolboxEntry", summary = "Ein Eintrag mit allem, was seine Seite zeigt",
            description = "Auch ein stillgelegter Eintrag bleibt abrufbar; dann steht in retiredAt, seit wann.")
    @ApiResponse(responseCode = "200", description = "Der Eintrag")
    @ApiResponse(responseCode = "404", description = "Es gibt ihn nicht, oder er ist für das Netzwerk und niemand ist angemeldet",
            content = @Content(schema = @Schema(implementation = RequestRefused.Body.class)))
    OneEntry one(@Parameter(description = "Name des Eintrags in Adressen", example = "postfach-fuer-offene-daten") @PathVariable String slug,
            @Parameter(hidden = true) @RequestAttribute(required = false) @Nullable Person person, HttpServletRequest request) {
        EntryView view = entries.open(slug, person);
        request.setAttribute(Exports.PUBLIC, view.entry().isPublic() ? true : null);
        Origin.current().ifPresent(origin -> origin.concerns(view.entry().number()));
        return OneEntry.of(view);
    }

    @ExceptionHandler
    ResponseEntity<RequestRefused.Body> refused(RequestRefused refused) {
        return ResponseEntity.status(refused.status()).contentType(MediaType.APPLICATION_JSON).body(refused.body());
    }
}
