/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-field-names.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const struct {
    const char *name;
    const char *label;
} FIELDS[AMENDS_N_FIELDS] = {
    [AMENDS_FIELD_NONE] = { "none", N_ ("Not used") },
    [AMENDS_FIELD_ID] = { "id", N_ ("Review number") },
    [AMENDS_FIELD_STARS] = { "stars", N_ ("Stars") },
    [AMENDS_FIELD_TITLE] = { "title", N_ ("Title") },
    [AMENDS_FIELD_BODY] = { "body", N_ ("Text") },
    [AMENDS_FIELD_DATE] = { "date", N_ ("Date") },
    [AMENDS_FIELD_AUTHOR] = { "author", N_ ("Customer") },
    [AMENDS_FIELD_PRODUCT] = { "product", N_ ("Product number") },
    [AMENDS_FIELD_PRODUCT_TITLE] = { "product-title", N_ ("Product name") },
    [AMENDS_FIELD_BRAND] = { "brand", N_ ("Brand") },
    [AMENDS_FIELD_MARKETPLACE] = { "marketplace", N_ ("Marketplace") },
    [AMENDS_FIELD_LANGUAGE] = { "language", N_ ("Language") },
    [AMENDS_FIELD_VERIFIED] = { "verified", N_ ("Verified purchase") },
    [AMENDS_FIELD_HELPFUL] = { "helpful", N_ ("Helpful votes") },
    [AMENDS_FIELD_PHOTOS] = { "photos", N_ ("Photos") },
    [AMENDS_FIELD_URL] = { "url", N_ ("Address of the review") },
    [AMENDS_FIELD_ORDER] = { "order", N_ ("Order number") },
    [AMENDS_FIELD_VARIANT] = { "variant", N_ ("Variant") },
    [AMENDS_FIELD_ORDERED] = { "ordered", N_ ("Order date") },
    [AMENDS_FIELD_SOLD] = { "seller-of-record", N_ ("Sold by your account") },
    [AMENDS_FIELD_DIGITAL] = { "digital-subscription", N_ ("Digital subscription") },
    [AMENDS_FIELD_CONSENT] = { "consent", N_ ("Customer accepts messages") },
    /* Translators: what the seller answered to a customer's feedback, as a column of a file */
    [AMENDS_FIELD_RESPONSE] = { "response", N_ ("Your answer") },
    /* Translators: these four are dates, and yes or no, of feedback about the seller */
    [AMENDS_FIELD_RESPONDED] = { "responded", N_ ("Date of your answer") },
    [AMENDS_FIELD_STRUCK] = { "struck", N_ ("Struck through since") },
    [AMENDS_FIELD_REMOVED] = { "removed", N_ ("Removed since") },
    [AMENDS_FIELD_BY_MARKETPLACE] = { "by-marketplace", N_ ("Sent by the marketplace") },
};

/* Normalised names, the surest first, separated by spaces: no name has one. */
static const char *const NAMES[AMENDS_N_FIELDS] = {
    [AMENDS_FIELD_ID] =
        "externalid reviewid reviewnumber amazonreviewid reviewkey recensionsid recensionsnummer omdömesid idopinii idrecenzji "
        "numeropinii bewertungsid rezensionsid bewertungsnummer 評論id 評論編號 评论id 评论编号 评价id レビューid レビュー番号 "
        "idavis idrecensione idreseña reviewnr feedbackid ratingid id uuid",
    [AMENDS_FIELD_STARS] =
        "stars starrating reviewrating reviewstars reviewscore ratingvalue rating overallrating overall stjärnor antalstjärnor betyg "
        "stjärnbetyg gwiazdki liczbagwiazdek ocena ocenagwiazdki ocenawgwiazdkach sterne anzahlsterne sternebewertung "
        "sternbewertung bewertungsterne bewertunginsternen 星評価 星の数 星 星数 レビュー評価 評価 総合評価 星級 評分 星等 "
        "評價星級 星级 评分 评星 打分 评价星级 ratingstars ratingscore ratingoutof5 reviewvalue étoiles note nbétoiles "
        "stelle valutazione voto estrellas puntuación calificación estrelas sterren beoordelingsterren waardering "
        "score starscount numstars numberofstars customerrating buyerrating bewertung punkte gradering recensionsbetyg "
        "reviewstarrating grade stars5 star",
    [AMENDS_FIELD_TITLE] =
        "reviewtitle title reviewheadline headline reviewsummary summary subject reviewsubject heading titel rubrik recensionsrubrik "
        "recensionstitel omdömesrubrik tytuł tytułopinii tytułrecenzji nagłówek temat überschrift bewertungstitel "
        "rezensionstitel titelderbewertung titelderrezension betreff レビュータイトル タイトル 件名 レビュー件名 見出し 標題 "
        "評論標題 評價標題 标题 评论标题 评价标题 主題 主题 titre titredelavis titolo titolorecensione título títulodelareseña "
        "títuloreseña koptekst kop titelvandebeoordeling reviewname ämne",
    [AMENDS_FIELD_BODY] =
        "reviewbody reviewtext body reviewcontent reviewdescription reviewcomment reviewcomments reviewmessage text content comment "
        "comments message recensionstext recension omdöme omdömestext kommentar kommentarer recensionen innehåll treść "
        "treśćopinii treśćrecenzji opinia recenzja komentarz tekst tekstopinii bewertungstext rezensionstext rezension "
        "bewertungsinhalt inhalt kommentartext 本文 レビュー本文 レビュー内容 レビュー コメント 内容 口コミ 感想 評論內容 評論 "
        "評價內容 內容 留言 评论内容 评论 评价内容 评论正文 评价 正文 留言内容 commentaire avis texte contenu testo recensione "
        "commento comentario reseña contenido textodelareseña beoordeling beoordelingstekst opmerking review "
        "reviewtextbody description feedback fullreview customerreview snippet",
    [AMENDS_FIELD_DATE] =
        "publishedat reviewdate datepublished reviewdatetime datecreatedgmt createdatgmt reviewcreatedat createdat datecreated "
        "creationdate createtime createtimestamp createdtimestamp submissiontime submittedat submitteddate publishdate "
        "publicationdate postedat posteddate dateposted date reviewedat reviewtime unixreviewtime timestamp datum "
        "recensionsdatum publiceringsdatum publicerad skapad datumochtid data dataopinii datarecenzji datadodania "
        "datawystawienia datapublikacji bewertungsdatum rezensionsdatum erstelltam erstellungsdatum "
        "veröffentlichungsdatum veröffentlichtam レビュー日 投稿日 投稿日時 日付 日時 レビュー日付 作成日 評論日期 日期 發表日期 "
        "評價日期 發布日期 時間 评论日期 评论时间 发表日期 发布日期 评价日期 评价时间 时间 datedelavis datedepublication "
        "dataorecensione datarecensione datadellarecensione fecha fechadelareseña fechadepublicación "
        "datumvandebeoordeling datetext datetime time created published posted reviewdatetext day submittedon "
        "createdon created_at skapaden",
    [AMENDS_FIELD_AUTHOR] =
        "author authorname reviewauthor reviewername reviewer reviewerdisplayname profilename customername buyername customer buyer "
        "username usernickname displayname nickname recensent författare kund kundnamn köpare namn användare skribent "
        "autor autoropinii autorrecenzji klient kupujący nazwaużytkownika imię użytkownik verfasser rezensent kunde "
        "käufer kundenname käufername benutzername bewerter 投稿者 レビュアー 投稿者名 名前 ニックネーム 購入者 お客様名 レビュー投稿者 作者 "
        "評論者 買家 用戶名稱 使用者 暱稱 评论者 评论人 买家 买家昵称 用户名 用户 昵称 客户 auteur nomduclient client autore recensore "
        "cliente comprador nombre klant naam user consumer raterid ratername rateremail reviewedby postedby name "
        "login loginkupującego userid reviewerid authorid customerid",
    [AMENDS_FIELD_PRODUCT] =
        "product productasin asin childasin productid productcode productnumber itemid sku sellersku merchantsku productsku itemsku "
        "listingid parentasin ean gtin upc mpn artikelnummer produktid produktnummer artikelnr idproduktu numerproduktu "
        "kodproduktu identyfikatorproduktu indeks produktkennung artikelid 商品id 商品コード 商品番号 品番 商品管理番号 型番 產品編號 "
        "商品編號 產品id 产品编号 商品编号 产品id 商品货号 货号 référence idproduit idprodotto codiceprodotto idproducto "
        "referencia productidentifier productexternalid variantasin asins productasincode itemnumber "
        "nroferty numeroferty idoferty ofertaid producthandle handle",
    [AMENDS_FIELD_PRODUCT_TITLE] =
        "producttitle productname itemname itemtitle listingtitle producttitel produktnamn produkttitel artikelnamn produkt artikel "
        "nazwaproduktu nazwa tytułproduktu tytułoferty produktname produktbezeichnung artikelname artikelbezeichnung "
        "bezeichnung 商品名 商品タイトル 製品名 商品名称 商品 產品名稱 商品名稱 產品 商品標題 产品名称 商品标题 产品 产品标题 "
        "nomduproduit produit nomeprodotto prodotto nombredelproducto producto productnaam item",
    [AMENDS_FIELD_BRAND] =
        "brand brandname manufacturer varumärke märke marka producent marke hersteller ブランド ブランド名 メーカー "
        "品牌 品牌名稱 品牌名称 marque marchio marca merk vendor",
    [AMENDS_FIELD_MARKETPLACE] =
        "marketplace marketplacecode marketplaceid marketplacename amazonmarketplace market marknadsplats rynek platforma "
        "marktplatz markt マーケットプレイス 販売国 市場 站點 平台 市场 站点 placedemarché mercato mercado domain amazondomain "
        "site store locale country countrycode reviewcountry land kraj 国 國家 国家 国 pays paese país salescountry "
        "saleschannel",
    [AMENDS_FIELD_LANGUAGE] =
        "language languagecode reviewlanguage lang språk język sprache 言語 語言 语言 langue lingua idioma taal "
        "languageiso",
    [AMENDS_FIELD_VERIFIED] =
        "verified verifiedpurchase isverified isverifiedpurchase verifiedbuyer verifiedreview avp verifierat verifieratköp "
        "verifieradköp verifierad bekräftatköp zweryfikowany zweryfikowanyzakup potwierdzonyzakup potwierdzony "
        "verifiziert verifizierterkauf bestätigterkauf 購入確認 購入確認済み amazonで購入 認証購入 確認済みの購入 已驗證購買 驗證購買 "
        "已確認購買 已验证购买 验证购买 是否验证购买 achatvérifié vérifié acquistoverificato verificato compraverificada "
        "verificada geverifieerdeaankoop geverifieerd badge purchaseverified",
    [AMENDS_FIELD_HELPFUL] =
        "helpful helpfulvotes helpfulvote helpfulcount helpfulyes foundhelpful numhelpful nothelpful helpfulnessnumerator votes vote "
        "upvotes hjälpsam hjälpsamma hjälpsammaröster pomocne przydatne głosy hilfreich hilfreichestimmen nützlich "
        "役に立った 参考になった 役に立った数 有用 有幫助 有帮助 有用票數 有用数 点赞 点赞数 utile votesutiles útil votosútiles "
        "nuttig likes likescount thumbsup helpfulvotecount",
    [AMENDS_FIELD_PHOTOS] =
        "photos photo images image imageurls imageurl reviewimages reviewimage reviewphotos pictures pictureurls picture media "
        "attachments foton bilder bild zdjęcia zdjęcie obrazy fotos foto bildurl 写真 画像 画像url 圖片 照片 图片 评论图片 "
        "photosurl immagini imágenes afbeeldingen imageurlfullxfull reviewmedia",
    [AMENDS_FIELD_URL] =
        "url reviewurl reviewlink link permalink reviewpermalink href länk adress webbadress adres adresurl odnośnik adresse "
        "webadresse リンク レビューurl 連結 網址 链接 评论链接 网址 lien collegamento enlace weblink pageurl reviewpage",
    [AMENDS_FIELD_ORDER] =
        "orderid ordernumber amazonorderid order ordernummer orderno numerzamówienia zamówienie idzamówienia bestellnummer "
        "bestellung auftragsnummer 注文番号 注文id 訂單編號 訂單號 订单编号 订单号 numérodecommande commande numeroordine "
        "númerodepedido bestelnummer transactionid referenceid",
    [AMENDS_FIELD_VARIANT] =
        "variant variation style options productattributes attributes productvariant variantname size color colour utförande "
        "storlek färg variantnamn wariant kolor rozmiar variante ausführung farbe größe バリエーション カラー サイズ スタイル 款式 規格 "
        "规格 颜色 尺寸 型号 variantnamen varianten format",
    [AMENDS_FIELD_ORDERED] =
        "orderdate orderedat orderedon ordered purchasedate purchasedat dateordered dateofpurchase orderplaced orderdatum "
        "beställningsdatum beställd köpdatum datazamówienia datazakupu bestelldatum bestelltam kaufdatum auftragsdatum "
        "注文日 注文日時 購入日 訂購日期 訂單日期 購買日期 订购日期 订单日期 购买日期 下单日期 datedecommande datadellordine "
        "fechadelpedido besteldatum",
    [AMENDS_FIELD_SOLD] =
        "sellerofrecord soldbyme soldbyus soldbyyou soldbyaccount ownsale säljareär såldavoss egenförsäljning "
        "sprzedaneprzeznas eigenverkauf vonunsverkauft 自社販売 自営販売 自家銷售 自营销售",
    [AMENDS_FIELD_DIGITAL] =
        "digitalsubscription isdigitalsubscription digitalorder isdigital digitalprenumeration subskrypcjacyfrowa "
        "digitalesabo digitalesabonnement デジタル購読 數位訂閱 数字订阅",
    [AMENDS_FIELD_CONSENT] =
        "consent messageconsent messagingconsent acceptsmessages allowsmessages contactconsent samtycke godkännermeddelanden "
        "zgodanawiadomości einwilligung nachrichteneinwilligung メッセージ許可 同意接收訊息 同意接收消息",
};

const char *
amends_field_to_string (AmendsField field)
{
    g_return_val_if_fail (field < AMENDS_N_FIELDS, NULL);

    return FIELDS[field].name;
}

gboolean
amends_field_from_string (const char *name, AmendsField *field)
{
    g_autofree char *wanted = amends_field_names_normalize (name);

    for (guint i = 0; i < AMENDS_N_FIELDS; i++) {
        g_autofree char *known = amends_field_names_normalize (FIELDS[i].name);

        if (g_str_equal (wanted, known)) {
            *field = i;
            return TRUE;
        }
    }
    return FALSE;
}

const char *
amends_field_get_label (AmendsField field)
{
    g_return_val_if_fail (field < AMENDS_N_FIELDS, NULL);

    return _ (FIELDS[field].label);
}

char *
amends_field_names_normalize (const char *name)
{
    g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFKC);
    g_autofree char *folded = g_utf8_casefold (composed != NULL ? composed : name, -1);
    GString *key = g_string_new (NULL);

    for (const char *c = folded; *c != '\0'; c = g_utf8_next_char (c)) {
        gunichar character = g_utf8_get_char (c);

        if (g_unichar_isalnum (character))
            g_string_append_unichar (key, character);
    }
    return g_string_free (key, FALSE);
}

typedef struct {
    AmendsField field;
    guint rank;
} Meaning;

static GHashTable *
build_index (void)
{
    GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

    for (guint field = 1; field < AMENDS_N_FIELDS; field++) {
        g_auto (GStrv) names = g_strsplit (NAMES[field] != NULL ? NAMES[field] : "", " ", -1);

        for (guint i = 0; names[i] != NULL; i++) {
            char *key = amends_field_names_normalize (names[i]);
            Meaning meaning = { field, i };

            if (g_hash_table_contains (index, key))
                g_free (key);
            else
                g_hash_table_insert (index, key, g_memdup2 (&meaning, sizeof meaning));
        }
    }
    return index;
}

static const Meaning *
look_up (const char *key)
{
    static gsize once = 0;
    static GHashTable *index = NULL;

    if (g_once_init_enter (&once)) {
        index = build_index ();
        g_once_init_leave (&once, 1);
    }
    return g_hash_table_lookup (index, key);
}

gboolean
amends_field_names_find (const char *name, AmendsField *field, guint *rank)
{
    static const char *const PREFIXES[] = { "reviews", "review", "customerreview", "item", "comment" };
    g_autofree char *key = amends_field_names_normalize (name);
    const Meaning *meaning = look_up (key);
    const char *dot = strrchr (name, '.');
    guint detour = 0;

    for (guint i = 0; meaning == NULL && i < G_N_ELEMENTS (PREFIXES); i++) {
        if (g_str_has_prefix (key, PREFIXES[i])) {
            meaning = look_up (key + strlen (PREFIXES[i]));
            detour = 50;
        }
    }
    if (meaning == NULL && dot != NULL) {
        g_autofree char *last = amends_field_names_normalize (dot + 1);

        meaning = look_up (last);
        detour = 200;
    }
    if (meaning == NULL)
        return FALSE;
    *field = meaning->field;
    if (rank != NULL)
        *rank = meaning->rank + detour;
    return TRUE;
}
