/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "amends-script-fold.h"

#define KATAKANA_FIRST 0x30a1
#define KATAKANA_LAST 0x30f6
#define TO_HIRAGANA 0x60
#define HAN_FIRST 0x4e00
#define HAN_LAST 0x9fff
#define BYTES 3 /* of each of these characters */

/*
 * Traditional characters that buyers write, each before its simplified form. Several traditional ones share a simplified one, so that only this way
 * round is each the same whoever wrote it.
 */
static const char SIMPLIFIED[] =
    "丟丢並并乾干亂乱亞亚佔占來来侖仑侶侣係系俠侠倉仓個个們们倫伦偉伟側侧偵侦偽伪傘伞備备傭佣傳传債债傷伤傾倾"
    "僅仅僑侨僥侥價价儀仪億亿儉俭償偿優优儲储兇凶兌兑兒儿內内兩两冊册凍冻凱凯別别刪删則则剛刚剝剥創创劃划劉刘"
    "勁劲動动務务勝胜勞劳勢势勵励勻匀匯汇區区協协卻却厭厌厲厉參参叢丛吳吴員员唸念問问啓启啞哑啟启喎㖞喪丧喬乔"
    "單单嗆呛嗎吗嗚呜嗶哔嘆叹嘗尝嘩哗噴喷嚇吓嚨咙嚴严囉啰國国圍围園园圓圆圖图團团埡垭執执堅坚堊垩報报場场塊块"
    "塗涂塵尘墊垫墜坠墳坟墾垦壇坛壓压壘垒壞坏壟垄壩坝壯壮壺壶壽寿夠够夢梦夥伙夾夹奪夺奮奋妝妆妳你姊姐姍姗姪侄"
    "娛娱婦妇媽妈嫵妩嬌娇嬤嬷嬰婴孫孙學学宮宫實实寧宁審审寫写寬宽寵宠寶宝將将專专尋寻對对導导屜屉層层屬属岡冈"
    "島岛嶺岭帥帅師师帳帐帶带幟帜幣币幫帮幹干幾几庫库廁厕廈厦廚厨廟庙廠厂廢废廣广廳厅張张強强彈弹彌弥彎弯後后"
    "徑径從从復复徵征徹彻恥耻悶闷惡恶愛爱態态慟恸慣惯慫怂慮虑慶庆憂忧憐怜憑凭憲宪憶忆懇恳應应懶懒懷怀懸悬戀恋"
    "戲戏戶户拋抛捨舍捲卷掃扫掙挣掛挂採采揀拣換换揮挥損损搖摇搵揾搶抢摯挚摺折撐撑撓挠撥拨撫抚撲扑撳揿撿捡擁拥"
    "擇择擊击擋挡擔担據据擠挤擬拟擰拧擱搁擲掷擷撷擺摆擻擞擾扰攏拢攔拦攝摄攤摊敗败敘叙敵敌數数斂敛斬斩斷断於于"
    "時时晝昼暢畅暫暂曆历曉晓曠旷曬晒書书會会東东桿杆條条棄弃棗枣棟栋棧栈楊杨業业極极構构樂乐樓楼標标樞枢樣样"
    "樹树橋桥機机檔档檢检檯台檸柠櫃柜欄栏權权歐欧歡欢歲岁歷历歸归殘残殺杀殼壳毀毁氣气汙污決决沒没沖冲況况涼凉"
    "淚泪淨净淺浅減减測测湊凑湯汤準准溝沟溫温滅灭滲渗滾滚滿满漢汉漬渍漲涨潔洁潤润潰溃澤泽濃浓濕湿濫滥濾滤瀏浏"
    "灑洒灘滩灣湾災灾為为烏乌無无煉炼煙烟煩烦熱热燈灯燒烧燙烫營营燦灿燭烛爍烁爐炉爛烂爭争爺爷爾尔牆墙牽牵犧牺"
    "狀状猶犹獄狱獅狮獎奖獨独獲获獸兽獻献現现瑣琐環环產产産产畝亩畢毕畫画異异當当疊叠瘋疯療疗癢痒發发皺皱盜盗"
    "盞盏盡尽監监盤盘盧卢眾众睜睁瞞瞒矯矫確确碼码磚砖礫砾禍祸禮礼稅税稜棱種种稱称積积穢秽穩稳窩窝窮穷竊窃競竞"
    "筆笔節节範范築筑篩筛簡简簽签簾帘籃篮籤签糧粮紀纪約约紅红紋纹納纳紐纽純纯紗纱紙纸級级紛纷紡纺細细紹绍紺绀"
    "終终組组結结絕绝絡络給给絨绒統统絲丝絶绝絹绢綁绑經经綜综綠绿維维網网綴缀綺绮綿绵緊紧緑绿緒绪線线緞缎締缔"
    "緣缘編编緩缓練练縞缟縣县縫缝縮缩總总績绩繃绷織织繞绕繡绣繩绳繪绘繫系繰缲繳缴繼继續续纖纤罰罚罷罢羅罗義义"
    "習习翹翘聖圣聞闻聯联聰聪聲声聳耸職职聽听肅肃脅胁脫脱脹胀腦脑腳脚腸肠膚肤膠胶膩腻臉脸臟脏臨临臺台與与興兴"
    "舉举舊旧舖铺艦舰艱艰莊庄華华菸烟萬万葉叶著着葷荤蒼苍蓋盖薦荐藉借藍蓝藝艺蘋苹蘭兰處处虛虚號号虧亏蝦虾蝸蜗"
    "螞蚂螢萤蟬蝉蟲虫蟻蚁蠟蜡蠶蚕蠻蛮術术衛卫衝冲裏里補补裝装裡里製制複复褲裤褻亵襪袜襯衬見见規规視视親亲覺觉"
    "覽览觀观觸触訂订計计訊讯討讨託托記记設设許许訴诉註注証证詐诈評评詞词詠咏詢询試试詫诧詰诘話话該该詳详誇夸"
    "認认誕诞語语誠诚誤误說说説说誰谁課课調调談谈請请諒谅論论諦谛諾诺謂谓謊谎謎谜講讲謝谢謳讴謹谨證证識识譜谱"
    "譯译議议護护讀读變变讓让讚赞豐丰豔艳豬猪貓猫貝贝負负財财貢贡貨货販贩貪贪責责貰贳貴贵買买費费貼贴貿贸賀贺"
    "資资賊贼賓宾賞赏賠赔賣卖質质賭赌賴赖賺赚購购賽赛贈赠贊赞贏赢趕赶趙赵跡迹踐践蹟迹蹤踪車车軌轨軍军軟软軸轴"
    "較较載载輔辅輕轻輛辆輝辉輩辈輪轮輯辑輸输轉转轍辙辦办辭辞農农迴回這这連连週周進进遊游運运過过達达違违遙遥"
    "遜逊遞递遠远適适遲迟選选遺遗還还邊边邏逻郵邮鄉乡鄰邻醜丑醫医醬酱釋释釐厘釘钉針针釣钓釦扣鈍钝鈕钮鈴铃鉛铅"
    "鉢钵鉤钩鉸铰銀银銅铜銘铭銳锐銷销銹锈鋁铝鋪铺鋭锐鋼钢錄录錆锖錢钱錯错録录錶表鍊炼鍋锅鍍镀鍵键鎖锁鎮镇鏈链"
    "鏡镜鏽锈鐘钟鐵铁鑑鉴鑰钥鑽钻長长門门閃闪閉闭開开閒闲間间閘闸関关閱阅闆板關关阪坂陣阵陰阴陳陈陸陆陽阳隊队"
    "階阶際际隨随險险隱隐隻只雖虽雙双雛雏雜杂離离難难雲云電电霧雾靈灵靚靓靜静韓韩響响頁页頂顶頃顷項项順顺須须"
    "預预頓顿領领頭头頸颈頻频顆颗題题額额顎颚顏颜顔颜願愿類类顧顾顯显風风颱台飛飞飯饭飲饮飼饲飽饱飾饰餅饼養养"
    "餌饵餘余館馆饋馈饒饶馬马駁驳駐驻駕驾駛驶騎骑騙骗騰腾驗验驚惊驟骤髒脏體体髮发鬆松鬍胡鬥斗鬧闹魚鱼鮮鲜鳥鸟"
    "鳩鸠鳳凤鳴鸣鴨鸭鴿鸽麗丽麥麦麵面麼么黃黄點点黨党齊齐齋斋齒齿龍龙龐庞龜龟";

static guint16 *
create_table (void)
{
    guint16 *table = g_new (guint16, HAN_LAST - HAN_FIRST + 1);

    for (guint i = 0; i <= HAN_LAST - HAN_FIRST; i++)
        table[i] = (guint16) (HAN_FIRST + i);
    for (const char *at = SIMPLIFIED; *at != '\0'; at += 2 * BYTES)
        table[g_utf8_get_char (at) - HAN_FIRST] = (guint16) g_utf8_get_char (at + BYTES);
    return table;
}

static const guint16 *
get_table (void)
{
    static guint16 *table;

    if (g_once_init_enter_pointer (&table))
        g_once_init_leave_pointer (&table, create_table ());
    return table;
}

/* U+3000 to U+9FFF are three bytes long, and so is what they become. */
static gboolean
is_of_two_scripts (const char *at)
{
    return (guchar) *at >= 0xe3 && (guchar) *at <= 0xe9;
}

void
amends_script_fold (char *text)
{
    for (char *at = text; *at != '\0'; at = g_utf8_next_char (at)) {
        gunichar c = is_of_two_scripts (at) ? g_utf8_get_char (at) : 0;

        if (c >= KATAKANA_FIRST && c <= KATAKANA_LAST)
            g_unichar_to_utf8 (c - TO_HIRAGANA, at);
        else if (c >= HAN_FIRST && c <= HAN_LAST)
            g_unichar_to_utf8 (get_table ()[c - HAN_FIRST], at);
    }
}
