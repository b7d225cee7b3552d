"""What people call the columns of the template, in English, German, Spanish and French (and near neighbours)."""

from __future__ import annotations

WORDS: dict[str, dict[str, str]] = {
    "Vendors": {
        "vendor_id": "id, vendor id, vendor code, vendor no, vendor number, vendor key, supplier id, supplier code, "
                     "supplier no, supplier number, partner id, provider id, lieferantennummer, lieferanten nr, "
                     "lieferanten id, anbieter id, anbieternummer, kreditor, kreditorennummer, id fournisseur, "
                     "code fournisseur, numero fournisseur, id prestataire, id proveedor, codigo proveedor, "
                     "codigo de proveedor, numero de proveedor",
        "vendor": "vendor, vendor name, name of vendor, supplier, supplier name, provider, provider name, "
                  "service provider, bpo, bpo provider, bpo partner, bpo vendor, outsourcer, partner, partner name, "
                  "company, company name, name, bidder, bidder name, contractor, anbieter, anbietername, "
                  "name des anbieters, lieferant, lieferantenname, dienstleister, firma, unternehmen, bieter, "
                  "auftragnehmer, fournisseur, nom du fournisseur, prestataire, nom du prestataire, societe, "
                  "entreprise, nom, soumissionnaire, proveedor, nombre del proveedor, empresa, compania, nombre, "
                  "licitador, fornecedor, fornitore, leverancier, dostawca",
        "country": "country, delivery country, site country, country of delivery, service country, location, "
                   "delivery location, site location, location country, geography, geo, land, lieferland, "
                   "standort, standortland, land des standorts, pays, pays de livraison, lieu, site, emplacement, "
                   "localisation, pais, pais de entrega, ubicacion, localizacion, emplazamiento, paese, kraj",
        "city": "city, town, site city, delivery city, stadt, ort, ville, ciudad, localidad, citta, cidade, miasto",
        "hourly_rate_usd": "hourly rate usd, hourly rate, rate, rate per hour, price per hour, price, hourly price, "
                           "price per productive hour, rate per productive hour, hourly cost, cost per hour, cost, "
                           "unit price, unit rate, bill rate, billing rate, charge rate, rate card, tariff, fee, "
                           "quote, quoted rate, quoted price, offer price, monthly rate, monthly price, monthly fee, "
                           "rate per month, price per month, price per fte, rate per fte, cost per fte, "
                           "price per agent, rate per agent, price per seat, cost per seat, rate per seat, "
                           "daily rate, day rate, price per day, price per minute, rate per minute, stundensatz, "
                           "stundenpreis, preis pro stunde, preis je stunde, satz pro stunde, kosten pro stunde, "
                           "preis, satz, tarif, verrechnungssatz, tagessatz, monatssatz, monatspreis, "
                           "preis pro monat, kosten pro monat, taux horaire, tarif horaire, prix horaire, "
                           "prix par heure, cout horaire, prix, taux, tarif mensuel, prix mensuel, prix par mois, "
                           "tarifa, tarifa horaria, tarifa por hora, precio por hora, precio hora, costo por hora, "
                           "coste por hora, precio, costo, coste, tarifa mensual, precio mensual, precio por mes, "
                           "tariffa oraria, prezzo, uurtarief",
        "rate_basis": "rate basis, basis, price basis, pricing basis, basis of rate, basis of price, hour basis, "
                      "hour type, type of hour, billing basis, charging basis, billing unit, abrechnung, "
                      "abrechnungsbasis, "
                      "preisbasis, basis des satzes, stundenart, abrechnungseinheit, base de tarification, "
                      "base du tarif, base tarifaire, type d heure, base de tarifa, base tarifaria, "
                      "base de facturacion, tipo de hora",
        "seats": "seats, number of seats, no of seats, seat count, seats offered, seats on offer, seats available, "
                 "available seats, seat capacity, capacity, capacity seats, workstations, production seats, "
                 "platze, arbeitsplatze, anzahl platze, anzahl arbeitsplatze, sitzplatze, kapazitat, postes, "
                 "nombre de postes, postes de travail, positions, places, capacite, puestos, numero de puestos, "
                 "puestos de trabajo, posiciones, asientos, plazas, capacidad, postazioni, "
                 "fte, ftes, headcount, agents, number of agents, staff, employees, mitarbeiter, agenten, "
                 "effectif, agentes, personal",
        "csat_pct": "csat pct, csat, csat score, customer satisfaction, customer satisfaction score, satisfaction, "
                    "satisfaction score, kundenzufriedenheit, zufriedenheit, satisfaction client, "
                    "satisfaction clients, taux de satisfaction, satisfaccion del cliente, satisfaccion de clientes, "
                    "satisfaccion, soddisfazione",
        "attrition_pct": "attrition pct, attrition, attrition rate, annual attrition, yearly attrition, "
                         "agent attrition, staff attrition, employee attrition, turnover rate, staff turnover, "
                         "employee turnover, agent turnover, turnover, monthly attrition, fluktuation, "
                         "fluktuationsrate, fluktuationsquote, personalfluktuation, attrition annuelle, "
                         "taux d attrition, taux de rotation, rotation du personnel, rotacion, rotacion de personal, "
                         "tasa de rotacion, rotacion anual, indice de rotacion",
        "languages": "languages, lang, langs, language, languages served, languages supported, supported languages, "
                     "service languages, language skills, sprachen, sprache, angebotene sprachen, langues, langue, "
                     "langues parlees, idiomas, idioma, lenguas, lingue, talen, jezyki",
        "certifications": "certifications, certs, certification, certificates, certificate, accreditations, "
                          "accreditation, compliance, standards, iso certifications, zertifikate, zertifikat, "
                          "zertifizierungen, "
                          "zertifizierung, certificats, accreditations, certificaciones, certificados, certificacion",
        "notes": "notes, note, comments, comment, remarks, remark, additional information, additional comments, "
                 "further information, anmerkungen, anmerkung, bemerkungen, bemerkung, kommentar, kommentare, "
                 "hinweise, notizen, remarques, remarque, commentaires, commentaire, observations, notas, nota, "
                 "observaciones, comentarios, comentario, note aggiuntive",
        "site_id": "site id, site code, location id, standort id, code site, id sitio",
        "headquarters": "headquarters, hq, hq country, headquarters country, country of headquarters, head office, "
                        "country of origin, hauptsitz, firmensitz, sitz, siege, siege social, sede, sede central",
        "vendor_class": "vendor class, vendor type, kind of vendor, supplier type, anbieterart, anbietertyp, "
                        "type de fournisseur, tipo de proveedor",
        "seats_total": "seats total, total seats, seats over all sites, all seats, global seats, plaetze gesamt, "
                       "platze gesamt, total postes, total de puestos",
        "currency": "currency, ccy, rate currency, price currency, wahrung, devise, monnaie, moneda, divisa, valuta",
        "price_unit": "price unit, unit, uom, unit of measure, per, billing period, price per, pricing unit, "
                      "preiseinheit, einheit, zeiteinheit, unite, unite de prix, unidad, unidad de precio",
        "action": "action, aktion, accion",
    },
    "Scores": {
        "vendor_id": "vendor id, supplier id, vendor code, lieferanten id, anbieter id, id fournisseur, id proveedor",
        "vendor": "vendor, vendor name, supplier, supplier name, provider, partner, company, bidder, anbieter, "
                  "lieferant, dienstleister, fournisseur, prestataire, proveedor, empresa",
        "criterion_id": "criterion id, criteria id, kriterium id, id critere, id criterio",
        "criterion": "criterion, criterion name, criteria, kriterium, kriterien, critere, criteres, criterio, "
                     "criterios",
        "score": "score, scores, points, rating, mark, grade, bewertung, punkte, wertung, note, notation, "
                 "points obtenus, puntuacion, puntos, calificacion",
        "evidence": "evidence, justification, reason, source, basis of score, beleg, nachweis, begrundung, preuve, "
                    "justificatif, evidencia, justificacion",
        "assessor": "assessor, scored by, evaluator, reviewer, rater, assessed by, bewerter, gutachter, evaluateur, "
                    "evaluador",
    },
    "Activities": {
        "case_id": "case id, case, fall, cas, caso",
        "id": "id, activity id, code, aktivitat id, id activite, id actividad",
        "name": "name, activity, activity name, work, process, contact reason, contact type, call type, aktivitat, "
                "vorgang, tatigkeit, prozess, anliegen, kontaktgrund, activite, motif de contact, actividad, proceso, "
                "motivo de contacto",
        "contact_class": "contact class, class, kind of contact, kontaktart, type de contact, tipo de contacto",
        "contacts_per_year": "contacts per year, annual contacts, yearly contacts, annual volume, volume, "
                             "volume per year, contacts, number of contacts, contact volume, calls per year, "
                             "kontakte pro jahr, kontakte, volumen, jahresvolumen, kontakte im jahr, "
                             "contacts par an, volume annuel, contactos por ano, contactos al ano, volumen anual",
        "handle_time_s": "handle time s, handle time, average handle time, aht, aht s, handling time, "
                         "bearbeitungszeit, durchschnittliche bearbeitungszeit, dmt, duree moyenne de traitement, "
                         "temps de traitement, tmo, tiempo medio de operacion, tiempo de gestion",
        "voice_share": "voice share, voice, phone, telephone, share by telephone, telefon, anteil telefon, "
                       "part telephone, telefono",
        "chat_share": "chat share, chat, messaging, share by chat, anteil chat, part chat",
        "written_share": "written share, written, email, e mail, back office, share written, schriftlich, "
                         "anteil schriftlich, part ecrit, escrito",
        "language": "language, sprache, langue, idioma",
        "opens": "opens, opening, open from, opening time, offnet, offnung, von, ouverture, apertura, abre",
        "closes": "closes, closing, open until, closing time, schliesst, bis, fermeture, cierre, cierra",
        "customers": "customers, customers per year, kunden, clients, clientes",
    },
    "Locations": {
        "iso3": "iso3, iso 3, iso, iso code, country code, iso alpha 3, landercode, code pays, codigo de pais",
        "country": "country, country name, land, pays, pais",
    },
    "Assumptions": {
        "id": "id, assumption id, key, parameter id, code",
        "name": "name, assumption, parameter, assumption name, annahme, bezeichnung, hypothese, parametre, "
                "supuesto, parametro, hipotesis",
        "low": "low, minimum, min, low end, pessimistic, niedrig, unten, bas, bajo, minimo",
        "typical": "typical, value, typical value, most likely, base, base case, expected, wert, typisch, "
                   "wahrscheinlich, valeur, typique, valor, tipico",
        "high": "high, maximum, max, high end, optimistic, hoch, oben, haut, alto, maximo",
        "unit": "unit, units, einheit, unite, unidad",
        "grade": "grade, strength, gute, qualite, calidad",
        "reasoning": "reasoning, reason, why, rationale, begrundung, raison, justification, razon, justificacion",
    },
    "Performance": {
        "case_id": "case id, case, fall, cas, caso",
        "month": "month, period, reporting month, reporting period, month of service, monat, berichtsmonat, zeitraum, "
                 "mois, periode, mes, periodo",
        "metric_id": "metric id, metric, metrics, metric name, kpi, kpis, measure, indicator, kennzahl, kennzahlen, "
                     "messgrosse, indicateur, indicador, metrica",
        "value": "value, result, actual, actuals, achieved, performance, score, wert, ist, istwert, ergebnis, "
                 "erreicht, valeur, resultat, realise, valor, resultado",
    },
}

LOOSE = frozenset({"fte", "ftes", "headcount", "agents", "number of agents", "staff", "employees", "mitarbeiter",
                   "agenten", "effectif", "agentes", "personal"})
"""Words that are often meant as seats and are not quite the same."""

CHOICES: dict[str, dict[str, str]] = {
    "rate_basis": {
        "productive": "productive, productive hour, productive hours, per productive hour, production, "
                      "production hour, production hours, logged in, login hour, logged in hour, available, "
                      "prod, produktiv, produktive stunde, produktivstunde, produktive stunden, heure productive, "
                      "productif, heures productives, productiva, productivo, hora productiva, horas productivas",
        "paid": "paid, paid hour, paid hours, per paid hour, payroll, payroll hour, scheduled, scheduled hour, "
                "scheduled hours, staffed, staffed hour, bezahlt, bezahlte stunde, bezahlte stunden, heure payee, "
                "paye, payee, heures payees, pagada, pagado, hora pagada, horas pagadas",
        "handled": "handled, handled hour, handled hours, per handled hour, handling, handle time, handling time, "
                   "talk time, talk hour, bearbeitet, bearbeitete stunde, gesprachszeit, heure traitee, traitee, "
                   "temps traite, gestionada, hora gestionada, atendida, hora atendida",
    },
    "vendor_class": {
        "niche_specialist": "niche specialist, niche, specialist, boutique, nische, spezialist",
        "regional": "regional",
        "multi_regional": "multi regional, multiregional, global, international, multinational",
    },
    "action": {
        "keep": "keep, add, update, change, new, behalten, garder, mantener",
        "remove": "remove, delete, drop, withdrawn, entfernen, loschen, supprimer, eliminar, borrar",
    },
    "contact_class": {
        "information": "information, info, auskunft, informacion, renseignement",
        "transaction": "transaction, transaktion, transaccion",
        "problem": "problem, issue, probleme, problema",
        "complaint": "complaint, complaints, beschwerde, reklamation, reclamation, plainte, queja, reclamacion",
    },
}
