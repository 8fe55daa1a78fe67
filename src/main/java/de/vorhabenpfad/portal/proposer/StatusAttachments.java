package de.vorhabenpfad.portal.proposer;

import java.io.IOException;
import java.util.Map;

import de.vorhabenpfad.casefile.CaseFile;
import de.vorhabenpfad.casefile.CaseFiles;
import de.vorhabenpfad.casefile.Entry;
import de.vorhabenpfad.casefile.Initiative;
import de.vorhabenpfad.portal.AttachmentDesk;
import de.vorhabenpfad.portal.AttachmentDesk.Receipt;
import de.vorhabenpfad.portal.AttachmentDesk.Visit;
import de.vorhabenpfad.portal.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** The attachments that a proposer without an account adds to a confirmed proposal, by the link. */
@Controller
@RequestMapping("/status/{token}/anlagen")
final class StatusAttachments {

    private static final String GONE = "Diese Anlage gibt es nicht oder nicht mehr. Vielleicht wurde sie schon entfernt: Hier sehen Sie, welche noch da sind.";

    private final StatusLinks links;
    private final CaseFiles caseFiles;
    private final AttachmentDesk desk;

    StatusAttachments(StatusLinks links, CaseFiles caseFiles, AttachmentDesk desk) {
        this.links = links;
        this.caseFiles = caseFiles;
        this.desk = desk;
    }

    @ModelAttribute
    void keepSecret(HttpServletResponse response) {
        StatusPage.keepAddressSecret(response);
    }

    @GetMapping
    String show(@PathVariable String token, @RequestParam(defaultValue = "") String aufgenommen, @RequestParam(defaultValue = "") String entfernt,
            Model model) {
        desk.showDone(aufgenommen, entfernt, model);
        return page(token, model);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    String handIn(@PathVariable String token, MultipartHttpServletRequest request, HttpServletResponse response, Model model) throws IOException {
        Receipt receipt = desk.handIn(visit(token), request);
        if (receipt.refused().isEmpty()) {
            return "redirect:" + base(token) + "?aufgenommen=" + receipt.taken();
        }
        desk.showRefused(receipt, response, model);
        return page(token, model);
    }

    @GetMapping("/{id}")
    void handOut(@PathVariable String token, @PathVariable String id, HttpServletResponse response) throws IOException {
        desk.handOut(visit(token), id, response);
    }

    @GetMapping("/{id}/entfernen")
    String askBeforeRemoving(@PathVariable String token, @PathVariable String id, Model model) {
        Visit visit = visit(token);
        model.addAttribute("attachment", desk.removable(visit, id));
        model.addAttribute("base", base(token));
        model.addAttribute("number", visit.number());
        return "anlage-entfernen";
    }

    @PostMapping("/{id}/entfernen")
    String remove(@PathVariable String token, @PathVariable String id) {
        desk.remove(visit(token), id);
        return "redirect:" + base(token) + "?entfernt=1";
    }

    private String page(String token, Model model) {
        Visit visit = visit(token);
        model.addAttribute("number", visit.number());
        model.addAttribute("title", caseFiles.get(visit.number()).initiative().title());
        model.addAttribute("back", "/status/" + token);
        desk.show(visit, base(token), model);
        return "status-anlagen";
    }

    /** While the draft is not confirmed nobody can add anything: the address may be a stranger's. */
    private Visit visit(String token) {
        Initiative initiative = links.numberOf(token).flatMap(caseFiles::find).map(CaseFile::initiative).orElseThrow(RequestRefused::unknown);
        return new Visit(initiative.number(), Entry.PROPOSER, null, true, !initiative.takesAttachments(), false, false);
    }

    private static String base(String token) {
        return "/status/" + token + "/anlagen";
    }

    /** The link serves no longer, or it does, and what was asked for under it is not there or not possible any more. */
    @ExceptionHandler
    ModelAndView refused(RequestRefused refused, HttpServletRequest request) {
        String token = String.valueOf(((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)).get("token"));
        if (links.numberOf(token).flatMap(caseFiles::find).isEmpty()) {
            return new ModelAndView("status-unbekannt", HttpStatus.NOT_FOUND);
        }
        Model model = new ExtendedModelMap();
        desk.showRefused(refused.status() == HttpStatus.NOT_FOUND ? GONE : String.valueOf(refused.getMessage()), model);
        return new ModelAndView(page(token, model), model.asMap(), refused.status());
    }
}
